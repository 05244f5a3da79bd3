package dev.migration.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.migration.command.MappedObjectsIntegrationTests.Server;
import dev.migration.metamodel.HibernateSchemaProof;
import dev.migration.metamodel.HibernateSchemaSource;
import dev.migration.metamodel.PreviousName;
import dev.migration.proof.ProofVerdict.Outcome;
import dev.migration.schema.SchemaModel;
import dev.migration.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Entities get other names as somebody refactors them: with joined inheritance, a join
 * table, a collection table, an embeddable, named and unnamed keys. Rows stay, and the
 * way back gives the former names.
 */
class RenamedEntitiesIntegrationTests {

	private static final String HUMANS = """
			SELECT h.id, h.full_name, h.road, h.boss_id, w.wage, p.phones, t.teams_id
			FROM human h JOIN worker w ON w.id = h.id JOIN human_phones p ON p.human_id = h.id
			JOIN human_team t ON t.human_id = h.id
			""";

	private static final String PERSONS = """
			SELECT h.id, h.name, h.street, h.boss_id, w.salary, p.phones, t.teams_id
			FROM person h JOIN employee w ON w.id = h.id JOIN person_phones p ON p.person_id = h.id
			JOIN person_team t ON t.person_id = h.id
			""";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@EnumSource
	void whatSomebodySaysIsRenamedWithItsRows(Server server) throws Exception {
		rename(server, new Class<?>[] { After.Team.class, After.Human.class, After.Worker.class }, "person=human",
				"employee=worker", "person.name=full_name", "human.street=road", "worker.salary=wage");
	}

	@ParameterizedTest
	@EnumSource
	void whatTheEntitiesSayIsRenamedWithItsRows(Server server) throws Exception {
		rename(server, new Class<?>[] { Hinted.Team.class, Hinted.Human.class, Hinted.Worker.class });
	}

	private void rename(Server server, Class<?>[] entities, String... renames) throws Exception {
		try (EvolvingSchema schema = withRows(server)) {
			SchemaModel before = schema.read();
			HibernateSchemaSource model = source(schema, entities);

			WrittenRevision written = schema.write(model, List.of(renames));

			assertThat(written.proof().outcome()).as(written.proof().text()).isEqualTo(Outcome.PROVEN);
			assertThat(written.notes()).noneMatch((note) -> note.startsWith("Drops"));
			assertThat(written.differences()).contains("rename table 'person' to 'human'",
					"rename table 'person_phones' to 'human_phones'", "rename table 'person_team' to 'human_team'",
					"rename table 'employee' to 'worker'", "rename sequence 'person_seq' to 'human_seq'");
			assertThat(written.differences()).noneMatch((difference) -> difference
				.matches("(add column|remove column|drop (column|table|sequence)|create (table|sequence)).*"));
			schema.upgrade();
			assertThat(schema.findings(model)).isEmpty();
			assertThat(rows(schema, HUMANS)).containsExactly("[1, Ada, Main Street, 1, 100, 555, 7]");

			schema.downgrade("-1");
			assertThat(rows(schema, PERSONS)).containsExactly("[1, Ada, Main Street, 1, 100, 555, 7]");
			assertThat(schema.read()).isEqualTo(before);
			assertThat(schema.findings(before(schema))).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void withoutAnAnswerEachDropIsMarked(Server server) throws Exception {
		try (EvolvingSchema schema = withRows(server)) {
			HibernateSchemaSource model = source(schema, After.Team.class, After.Human.class, After.Worker.class);

			List<String> notes = schema.write(model).notes();

			for (String former : List.of("person=human", "employee=worker", "person_phones=human_phones",
					"person_team=human_team", "person_seq=human_seq")) {
				assertThat(notes).anyMatch((note) -> note.startsWith("Was it renamed?") && note.contains(former));
			}
			assertThat(notes).contains("Drops table 'person' with its rows. It has 1 row now.");
			assertThat(rows(schema, PERSONS)).hasSize(1);
		}
	}

	private EvolvingSchema withRows(Server server) throws Exception {
		EvolvingSchema schema = server.schema(this.directory);
		schema.write(before(schema));
		schema.upgrade();
		schema.execute("INSERT INTO team (id) VALUES (7)",
				"INSERT INTO person (id, name, email, street, boss_id) VALUES (1, 'Ada', 'a@b.c', 'Main Street', 1)",
				"INSERT INTO employee (id, salary) VALUES (1, 100)",
				"INSERT INTO person_phones (person_id, phones) VALUES (1, '555')",
				"INSERT INTO person_team (person_id, teams_id) VALUES (1, 7)");
		return schema;
	}

	private static List<String> rows(EvolvingSchema schema, String sql) {
		return JdbcClient.create(schema.database().dataSource())
			.sql(sql)
			.query()
			.listOfRows()
			.stream()
			.map((row) -> row.values().stream().map(String::valueOf).toList().toString())
			.toList();
	}

	private static HibernateSchemaSource before(EvolvingSchema schema) throws Exception {
		return source(schema, Before.Team.class, Before.Person.class, Before.Employee.class);
	}

	private static HibernateSchemaSource source(EvolvingSchema schema, Class<?>... entities) throws Exception {
		TestDatabase database = schema.database();
		return new HibernateSchemaProof().model(database,
				(sources) -> Stream.of(entities).forEach(sources::addAnnotatedClass));
	}

	static class Before {

		@Entity(name = "Team")
		static class Team {

			@Id
			Long id;

		}

		@Embeddable
		static class Address {

			String street;

		}

		@Entity(name = "Person")
		@Inheritance(strategy = InheritanceType.JOINED)
		@Table(name = "person", indexes = @Index(name = "ix_person_name", columnList = "name"),
				uniqueConstraints = @UniqueConstraint(name = "uq_person_email", columnNames = "email"))
		static class Person {

			@Id
			@GeneratedValue
			Long id;

			@Column(nullable = false)
			String name;

			String email;

			@Embedded
			Address address;

			@ManyToOne
			@JoinColumn(name = "boss_id", foreignKey = @ForeignKey(name = "fk_person_boss"))
			Person boss;

			@ElementCollection
			Set<String> phones;

			@ManyToMany
			Set<Team> teams;

		}

		@Entity(name = "Employee")
		@Table(name = "employee")
		static class Employee extends Person {

			int salary;

		}

	}

	static class After {

		@Entity(name = "Team")
		static class Team {

			@Id
			Long id;

		}

		@Embeddable
		static class Address {

			String road;

		}

		@Entity(name = "Human")
		@Inheritance(strategy = InheritanceType.JOINED)
		@Table(name = "human", indexes = @Index(name = "ix_human_name", columnList = "full_name"),
				uniqueConstraints = @UniqueConstraint(name = "uq_human_email", columnNames = "email"))
		static class Human {

			@Id
			@GeneratedValue
			Long id;

			@Column(name = "full_name", nullable = false)
			String fullName;

			String email;

			@Embedded
			Address address;

			@ManyToOne
			@JoinColumn(name = "boss_id", foreignKey = @ForeignKey(name = "fk_human_boss"))
			Human boss;

			@ElementCollection
			Set<String> phones;

			@ManyToMany
			Set<Team> teams;

		}

		@Entity(name = "Worker")
		@Table(name = "worker")
		static class Worker extends Human {

			int wage;

		}

	}

	static class Hinted {

		@Entity(name = "Team")
		static class Team {

			@Id
			Long id;

		}

		@Embeddable
		static class Address {

			@PreviousName("street")
			String road;

		}

		@Entity(name = "Human")
		@PreviousName("Person")
		@Inheritance(strategy = InheritanceType.JOINED)
		@Table(name = "human", indexes = @Index(name = "ix_human_name", columnList = "full_name"),
				uniqueConstraints = @UniqueConstraint(name = "uq_human_email", columnNames = "email"))
		static class Human {

			@Id
			@GeneratedValue
			Long id;

			@PreviousName("name")
			@Column(name = "full_name", nullable = false)
			String fullName;

			String email;

			@Embedded
			Address address;

			@ManyToOne
			@JoinColumn(name = "boss_id", foreignKey = @ForeignKey(name = "fk_human_boss"))
			Human boss;

			@ElementCollection
			Set<String> phones;

			@ManyToMany
			Set<Team> teams;

		}

		@Entity(name = "Worker")
		@PreviousName("employee")
		@Table(name = "worker")
		static class Worker extends Human {

			@PreviousName("salary")
			int wage;

		}

	}

}
