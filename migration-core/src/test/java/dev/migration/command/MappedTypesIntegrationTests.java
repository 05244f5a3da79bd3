package dev.migration.command;

import java.nio.file.Path;
import java.util.List;

import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.metamodel.OfflineMetadata;
import dev.migration.schema.SchemaSource;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Struct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests types of {@code @Struct} from the mapping to the database and back, with rows.
 */
class MappedTypesIntegrationTests {

	private static final String ROW = """
			INSERT INTO customer (id, home, former)
			VALUES (1, ROW('Berlin', 'Hof')::address, ARRAY[ROW('Rom', NULL)::address, ROW('Paris', 'Rue')::address]),
				(2, NULL, NULL), (3, NULL, '{}')
			""";

	@TempDir
	private Path directory;

	private EvolvingSchema schema;

	@BeforeEach
	void createDatabase() {
		this.schema = EvolvingSchema.create(this.directory);
	}

	@AfterEach
	void dropDatabase() {
		this.schema.close();
	}

	@Test
	void whatHibernateCreatesIsNoDifference() throws Exception {
		createByHibernate(First.Customer.class);

		assertThat(this.schema.findings(model(First.Customer.class))).isEmpty();
	}

	@Test
	void attributeThatComesInTheMiddleKeepsTheOthers() throws Exception {
		createByHibernate(First.Customer.class);
		this.schema.execute(ROW);
		List<Object> before = rows();
		String dump = this.schema.dump("public");

		assertThat(this.schema.check(model(Second.Customer.class)).differences())
			.containsExactly("alter composite type 'address': with 'country' varchar(2)");
		this.schema.write(model(Second.Customer.class));
		this.schema.upgrade();

		assertThat(this.schema.findings(model(Second.Customer.class))).isEmpty();
		assertThat(rows()).containsExactly("1 (,Berlin,Hof) {\"(,Rom,)\",\"(,Paris,Rue)\"}", "2 null null",
				"3 null {}");

		this.schema.downgrade("base");

		assertThat(this.schema.findings(model(First.Customer.class))).isEmpty();
		assertThat(this.schema.dump("public")).isEqualTo(dump);
		assertThat(rows()).isEqualTo(before);
	}

	@Test
	void attributesThatComeLastOrGoAreChangedInPlace() throws Exception {
		createByHibernate(First.Customer.class);
		this.schema.execute(ROW);

		WrittenRevision written = this.schema.write(model(Third.Customer.class));
		this.schema.upgrade();

		assertThat(written.file()).content()
			.contains("op.alterCompositeType(")
			.contains("attribute(\"zip\", varchar(10)).comment(\"or postcode\")");
		assertThat(this.schema.findings(model(Third.Customer.class))).isEmpty();
		assertThat(rows()).containsExactly("1 (Berlin,Hof,) {\"(Rom,,)\",\"(Paris,Rue,)\"}", "2 null null",
				"3 null {}");

		this.schema.downgrade("base");

		assertThat(this.schema.findings(model(First.Customer.class))).isEmpty();
	}

	@Test
	void changedTypeOfAnAttributeIsConvertedAndNeverCut() throws Exception {
		createByHibernate(First.Customer.class);
		this.schema.execute(ROW);

		assertThat(this.schema.check(model(Fourth.Customer.class)).differences())
			.containsExactly("alter composite type 'address': type of 'city' varchar(255) -> varchar(5)");
		this.schema.write(model(Fourth.Customer.class));

		assertThatException().isThrownBy(this.schema::upgrade)
			.withStackTraceContaining("value too long for type character varying(5)");

		this.schema.execute("UPDATE customer SET home.city = 'Bonn' WHERE id = 1");
		this.schema.upgrade();

		assertThat(this.schema.findings(model(Fourth.Customer.class))).isEmpty();
		assertThat(rows()).first().isEqualTo("1 (Bonn,Hof) {\"(Rom,)\",\"(Paris,Rue)\"}");
	}

	@Test
	void typesOfTypesComeBeforeTheirTableAndGoAfterIt() {
		WrittenRevision written = this.schema.write(model(Nested.Customer.class));
		this.schema.upgrade();

		assertThat(written.file()).content()
			.containsSubsequence("op.createCompositeType(compositeType(\"city\"",
					"op.createCompositeType(compositeType(\"address\"", "op.createTable(\"customer\"");
		assertThat(this.schema.findings(model(Nested.Customer.class))).isEmpty();

		this.schema.downgrade("base");

		assertThat(this.schema.objects()).containsExactly("public.migration_history", "public.migration_version");
	}

	@Test
	void typeWithinATypeIsChangedWithIt() {
		this.schema.write(model(Nested.Customer.class));
		this.schema.upgrade();
		this.schema.execute("INSERT INTO customer (id, home) VALUES (1, ROW('Hof', ROW(3, 'Berlin')::city)::address)");

		String present = "home is null or ((home).street is not null)";
		assertThat(this.schema.check(model(NestedMore.Customer.class)).differences()).containsExactly(
				"drop check constraint 'ck_customer_home_street' on 'customer': " + present,
				"alter composite type 'city': with 'country' varchar(2)",
				"add check constraint 'ck_customer_home_street' on 'customer': " + present);
		this.schema.write(model(NestedMore.Customer.class));
		this.schema.upgrade();

		assertThat(this.schema.findings(model(NestedMore.Customer.class))).isEmpty();
		assertThat(JdbcClient.create(this.schema.database().dataSource())
			.sql("SELECT home::text FROM customer")
			.query(String.class)
			.single()).isEqualTo("(Hof,\"(,3,Berlin)\")");

		this.schema.downgrade("-1");

		assertThat(this.schema.findings(model(Nested.Customer.class))).isEmpty();
	}

	@Test
	void typeThatNoEntityHasAnyMoreGoesWithItsColumns() {
		this.schema.write(model(First.Customer.class));
		this.schema.upgrade();

		assertThat(this.schema.check(model(Plain.Customer.class)).differences()).containsExactly(
				"drop column 'customer.home'", "drop column 'customer.former'", "drop composite type 'address'");
		this.schema.write(model(Plain.Customer.class));
		this.schema.upgrade();

		assertThat(this.schema.findings(model(Plain.Customer.class))).isEmpty();

		this.schema.downgrade("-1");

		assertThat(this.schema.findings(model(First.Customer.class))).isEmpty();
	}

	private void createByHibernate(Class<?> entity) throws Exception {
		new HibernateSchemaProof().create(this.schema.database(), (sources) -> sources.addAnnotatedClass(entity));
	}

	private List<Object> rows() {
		return JdbcClient.create(this.schema.database().dataSource())
			.sql("SELECT concat_ws(' ', id, coalesce(home::text, 'null'), coalesce(former::text, 'null')) FROM customer"
					+ " ORDER BY id")
			.query()
			.singleColumn();
	}

	private static SchemaSource model(Class<?>... entities) {
		int major = Integer.getInteger("test.postgres.major", 18);
		return new HibernateSchemaSource(
				OfflineMetadata.postgreSql(major)
					.build((sources) -> List.of(entities).forEach(sources::addAnnotatedClass)),
				new PostgreSqlDialect(), "public");
	}

	static class First {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

			Address[] former;

		}

		@Embeddable
		@Struct(name = "address")
		static class Address {

			String city;

			String street;

		}

	}

	static class Second {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

			Address[] former;

		}

		@Embeddable
		@Struct(name = "address")
		static class Address {

			String city;

			@Column(length = 2)
			String country;

			String street;

		}

	}

	/** Of attributes that only the mapping orders. */
	static class Third {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

			Address[] former;

		}

		@Embeddable
		@Struct(name = "address", attributes = { "city", "street", "zip" })
		static class Address {

			String city;

			String street;

			@Column(length = 10)
			@Comment("or postcode")
			String zip;

		}

	}

	static class Fourth {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

			Address[] former;

		}

		@Embeddable
		@Struct(name = "address")
		static class Address {

			@Column(length = 5)
			String city;

			String street;

		}

	}

	static class Nested {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

		}

		@Embeddable
		@Struct(name = "address")
		static class Address {

			City city;

			@Column(nullable = false)
			String street;

		}

		@Embeddable
		@Struct(name = "city")
		static class City {

			String name;

			int people;

		}

	}

	static class NestedMore {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			Address home;

		}

		@Embeddable
		@Struct(name = "address")
		static class Address {

			City city;

			@Column(nullable = false)
			String street;

		}

		@Embeddable
		@Struct(name = "city")
		static class City {

			@Column(length = 2)
			String country;

			String name;

			int people;

		}

	}

	static class Plain {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

		}

	}

}
