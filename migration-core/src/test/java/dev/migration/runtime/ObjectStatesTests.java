package dev.migration.runtime;

import java.util.List;

import dev.migration.operation.CreateTable;
import dev.migration.operation.DropTable;
import dev.migration.operation.ExecuteSql;
import dev.migration.operation.ReplaceObject;
import dev.migration.schema.DatabaseObject;
import dev.migration.schema.ObjectKey;
import dev.migration.schema.ObjectKind;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ObjectStatesTests {

	private static final DatabaseObject VIEW = new DatabaseObject(ObjectKind.VIEW, QualifiedName.of("v"), null,
			"SELECT '4:drop\n-' AS \"ü😀\"");

	private static final ObjectKey FUNCTION = new ObjectKey(ObjectKind.FUNCTION, QualifiedName.of("shop", "net"), null,
			"(a integer)");

	private static final DatabaseObject TRIGGER = new DatabaseObject(ObjectKind.TRIGGER, QualifiedName.of("touched"),
			QualifiedName.of("shop", "Book"), "BEFORE UPDATE ON book EXECUTE FUNCTION touch()");

	@Test
	void textIsReadBack() {
		ObjectStates states = new ObjectStates();
		states.put(new ObjectState(VIEW.key(), VIEW));
		states.put(new ObjectState(FUNCTION, null));
		states.put(new ObjectState(TRIGGER.key(), TRIGGER));

		ObjectStates read = ObjectStates.parse(states.text());

		assertThat(read.find(VIEW.key())).hasValue(new ObjectState(VIEW.key(), VIEW));
		assertThat(read.find(FUNCTION)).hasValue(new ObjectState(FUNCTION, null));
		assertThat(read.find(TRIGGER.key())).hasValue(new ObjectState(TRIGGER.key(), TRIGGER));
		assertThat(read.text()).isEqualTo(states.text());
	}

	@Test
	void textGivesLengths() {
		ObjectStates states = new ObjectStates();
		states.put(new ObjectState(FUNCTION, null));

		assertThat(states.text()).isEqualTo("8:FUNCTION\n4:shop\n3:net\n-\n-\n11:(a integer)\n-\n-\n");
	}

	@Test
	void propertiesComeBack() {
		DatabaseObject plain = new DatabaseObject(VIEW.kind(), VIEW.name(), null, "SELECT 1", List.of());
		DatabaseObject granted = new DatabaseObject(TRIGGER.kind(), TRIGGER.name(), TRIGGER.table(), "AFTER UPDATE",
				List.of("ALTER TABLE t DISABLE TRIGGER tr", "COMMENT ON TRIGGER tr ON t IS '3:x\n-\n'"));
		ObjectStates states = new ObjectStates();
		states.put(new ObjectState(plain.key(), plain));
		states.put(new ObjectState(granted.key(), granted));

		ObjectStates read = ObjectStates.parse(states.text());

		assertThat(read.find(plain.key())).hasValue(new ObjectState(plain.key(), plain));
		assertThat(read.find(granted.key())).hasValue(new ObjectState(granted.key(), granted));
	}

	@Test
	void whatIsKnownFirstStays() {
		ObjectStates states = new ObjectStates();

		states.putIfAbsent(new ObjectState(VIEW.key(), null));
		states.putIfAbsent(new ObjectState(VIEW.key(), VIEW));

		assertThat(states.find(VIEW.key())).hasValue(new ObjectState(VIEW.key(), null));
	}

	@Test
	void routineWithoutArgumentsIsTheOnlyOneOfItsName() {
		ObjectKey any = new ObjectKey(ObjectKind.FUNCTION, QualifiedName.of("shop", "net"), null, null);
		ObjectKey other = new ObjectKey(ObjectKind.FUNCTION, QualifiedName.of("shop", "net"), null, "(a text)");
		ObjectStates states = new ObjectStates();
		states.put(new ObjectState(FUNCTION, null));

		assertThat(states.find(any)).hasValue(new ObjectState(FUNCTION, null));

		states.put(new ObjectState(other, null));
		assertThat(states.find(any)).isEmpty();
		assertThat(states.find(other)).isPresent();
	}

	@Test
	void rawSqlThatNamesAnObjectMayHaveChangedIt() {
		ObjectStates states = new ObjectStates();
		states.apply(new ReplaceObject(null, VIEW));
		states.apply(new ReplaceObject(null, TRIGGER));

		states.apply(new ExecuteSql("ALTER TRIGGER Touched ON book RENAME TO t", List.of()));

		assertThat(states.find(TRIGGER.key())).isEmpty();
		assertThat(states.find(VIEW.key())).isPresent();
	}

	@Test
	void newTableHasNoTriggersUntilSqlNamesIt() {
		ObjectStates states = new ObjectStates();
		states.apply(new CreateTable(Table.of(QualifiedName.of("shop", "Book"), List.of()), true));
		assertThat(states.find(TRIGGER.key())).isEmpty();

		states.apply(new CreateTable(Table.of(QualifiedName.of("shop", "Book"), List.of())));
		assertThat(states.find(TRIGGER.key())).hasValue(new ObjectState(TRIGGER.key(), null));

		states.apply(new ExecuteSql("CREATE TRIGGER touched AFTER INSERT ON shop.\"Book\" CALL 'x'", List.of()));
		assertThat(states.find(TRIGGER.key())).isEmpty();
	}

	@Test
	void triggersGoWithTheirTable() {
		ObjectStates states = new ObjectStates();
		states.apply(new ReplaceObject(null, TRIGGER));

		states.apply(new DropTable(QualifiedName.of("shop", "Book"), null));

		assertThat(states.find(TRIGGER.key())).isEmpty();
	}

}
