package dev.migration.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.migration.command.MappedObjectsIntegrationTests.Server;
import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.schema.SchemaModel;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes that people make at once: enums go, documents become texts, numbers uuids. Each
 * is proven, whatever the rows say to it.
 */
class CombinedChangesIntegrationTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void whatChangesItsKindIsProvenBothWays(Server server) throws Exception {
		try (EvolvingSchema schema = server.schema(this.directory)) {
			HibernateSchemaSource former = source(schema, Before.Item.class, Before.Part.class);
			HibernateSchemaSource latter = source(schema, After.Item.class, After.Part.class);
			schema.write(former);
			schema.upgrade();
			SchemaModel before = schema.read();

			WrittenRevision there = schema.write(latter, List.of());
			schema.upgrade();
			WrittenRevision back = schema.write(former, List.of());
			schema.upgrade();

			assertThat(there.proof().outcome()).as(there.proof().text()).isEqualTo(Outcome.PROVEN);
			assertThat(back.proof().outcome()).as(back.proof().text()).isEqualTo(Outcome.PROVEN);
			assertThat(schema.findings(former)).isEmpty();
			schema.downgrade("-2");
			assertThat(schema.findings(former)).isEmpty();
			assertThat(schema.read().tables()).hasSameSizeAs(before.tables());
		}
	}

	@Test
	void largeObjectsBecomeWhatIsInThem() throws Exception {
		try (EvolvingSchema schema = Server.POSTGRESQL.schema(this.directory)) {
			schema.write(source(schema, Large.Letter.class));
			schema.upgrade();
			schema.execute(
					"INSERT INTO letter VALUES (1, lo_from_bytea(0, '\\x01ff'), lo_from_bytea(0, convert_to('Grüße', 'UTF8')))",
					"INSERT INTO letter VALUES (2, NULL, NULL)");

			WrittenRevision written = schema.write(source(schema, Plain.Letter.class), List.of());
			schema.upgrade();

			assertThat(written.proof().outcome()).as(written.proof().text()).isEqualTo(Outcome.PROVEN);
			assertThat(rows(schema, "SELECT id, encode(data, 'hex') AS data, text FROM letter ORDER BY id"))
				.containsExactly("{id=1, data=01ff, text=Grüße}", "{id=2, data=null, text=null}");
			schema.downgrade("-1");
			assertThat(rows(schema,
					"SELECT id, encode(lo_get(data), 'hex') AS data, convert_from(lo_get(text), 'UTF8') AS text"
							+ " FROM letter ORDER BY id"))
				.containsExactly("{id=1, data=01ff, text=Grüße}", "{id=2, data=null, text=null}");
		}
	}

	private static List<String> rows(EvolvingSchema schema, String sql) {
		return JdbcClient.create(schema.database().dataSource())
			.sql(sql)
			.query()
			.listOfRows()
			.stream()
			.map(Object::toString)
			.toList();
	}

	private static HibernateSchemaSource source(EvolvingSchema schema, Class<?>... entities) throws Exception {
		return new HibernateSchemaProof().model(schema.database(),
				(sources) -> Stream.of(entities).forEach(sources::addAnnotatedClass));
	}

	enum Colour {

		RED, GREEN

	}

	static class Before {

		@Entity(name = "Item")
		@SoftDelete
		static class Item {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			@Enumerated(EnumType.STRING)
			Colour colour;

			@Enumerated(EnumType.STRING)
			Colour paint;

			@JdbcTypeCode(SqlTypes.JSON)
			Map<String, String> labels;

			boolean sold;

		}

		@Entity(name = "Part")
		static class Part {

			@Id
			Long id;

			@ManyToOne
			Item item;

		}

	}

	static class After {

		@Entity(name = "Item")
		@SoftDelete(strategy = SoftDeleteType.TIMESTAMP)
		static class Item {

			@Id
			@GeneratedValue(strategy = GenerationType.UUID)
			UUID id;

			String paint;

			@Column(length = 500)
			String labels;

			@Convert(converter = NumericBooleanConverter.class)
			Boolean sold;

		}

		@Entity(name = "Part")
		static class Part {

			@Id
			Long id;

			@ManyToOne
			Item item;

		}

	}

	static class Large {

		@Entity(name = "Letter")
		static class Letter {

			@Id
			Long id;

			@Lob
			byte[] data;

			@Lob
			String text;

		}

	}

	static class Plain {

		@Entity(name = "Letter")
		static class Letter {

			@Id
			Long id;

			byte[] data;

			String text;

		}

	}

}
