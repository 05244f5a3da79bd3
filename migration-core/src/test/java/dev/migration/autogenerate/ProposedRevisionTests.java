package dev.migration.autogenerate;

import java.util.List;

import dev.migration.dialect.Dialect;
import dev.migration.dialect.MariaDbDialect;
import dev.migration.dialect.PostgreSqlDialect;
import dev.migration.operation.AddColumn;
import dev.migration.operation.AddConstraint;
import dev.migration.operation.AddConstraintUsingIndex;
import dev.migration.operation.BulkInsert;
import dev.migration.operation.CreateIndex;
import dev.migration.operation.CreateTable;
import dev.migration.operation.DropColumn;
import dev.migration.operation.DropConstraint;
import dev.migration.operation.DropIndex;
import dev.migration.operation.IrreversibleOperationException;
import dev.migration.operation.Operation;
import dev.migration.schema.CheckConstraint;
import dev.migration.schema.Column;
import dev.migration.schema.ColumnType;
import dev.migration.schema.Expression;
import dev.migration.schema.Index;
import dev.migration.schema.IndexElement;
import dev.migration.schema.Name;
import dev.migration.schema.QualifiedName;
import dev.migration.schema.Table;
import dev.migration.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ProposedRevisionTests {

	private static final QualifiedName BOOK = QualifiedName.of("book");

	private static final Column PRICE = Column.of("price", ColumnType.of("integer"));

	private static final Index INDEX = Index.of(Name.of("ix"), false,
			List.of(IndexElement.ascending(Name.of("price"))));

	private static final Operation ADD_PRICE = new AddColumn(BOOK, PRICE);

	private static final Operation CREATE = new CreateIndex(BOOK, INDEX);

	private static final Operation DROP = new DropIndex(BOOK, Name.of("ix"), INDEX);

	private static final Operation CREATE_CONCURRENTLY = new CreateIndex(BOOK, INDEX, false, true);

	private static final Operation DROP_CONCURRENTLY = new DropIndex(BOOK, Name.of("ix"), INDEX, false, true);

	private final Dialect dialect = new PostgreSqlDialect();

	@Test
	void isOneWhereATransactionHoldsAll() {
		assertThat(ProposedRevision.cut(List.of(DROP, ADD_PRICE, CREATE), this.dialect))
			.containsExactly(new ProposedRevision(List.of(DROP, ADD_PRICE, CREATE), true));
		assertThat(ProposedRevision.cut(List.of(), this.dialect))
			.containsExactly(new ProposedRevision(List.of(), true));
	}

	@Test
	void rowsGoWithTheTableThatItCreates() {
		Operation create = new CreateTable(Table.of(BOOK, List.of(PRICE)));
		Operation insert = new BulkInsert(BOOK, List.of(Name.of("price")), List.of(List.of(1)));

		assertThat(new ProposedRevision(List.of(create, insert), true).downgrade()).containsExactly(create.inverse());
		assertThatExceptionOfType(IrreversibleOperationException.class)
			.isThrownBy(new ProposedRevision(List.of(insert), true)::downgrade);
	}

	@Test
	void cutsWhereTransactionsBeginAndEnd() {
		assertThat(ProposedRevision.cut(List.of(DROP_CONCURRENTLY, DROP_CONCURRENTLY, ADD_PRICE, CREATE_CONCURRENTLY),
				this.dialect))
			.containsExactly(new ProposedRevision(List.of(DROP_CONCURRENTLY, DROP_CONCURRENTLY), false),
					new ProposedRevision(List.of(ADD_PRICE), true),
					new ProposedRevision(List.of(CREATE_CONCURRENTLY), false));
	}

	@Test
	void goesBackInReverse() {
		assertThat(new ProposedRevision(List.of(ADD_PRICE, CREATE_CONCURRENTLY), false).downgrade())
			.containsExactly(DROP_CONCURRENTLY, new DropColumn(BOOK, PRICE.name(), PRICE));
	}

	@Test
	void indexesOfTablesInUseAreConcurrent() {
		assertThat(new ConcurrentIndexes().rewrite(List.of(DROP, ADD_PRICE, CREATE), this.dialect))
			.containsExactly(DROP_CONCURRENTLY, ADD_PRICE, CREATE_CONCURRENTLY);
	}

	@Test
	void uniqueConstraintsOfTablesInUseTakeAConcurrentIndex() {
		Name name = Name.of("uk_price");
		UniqueConstraint unique = UniqueConstraint.of(name, List.of(PRICE.name()));
		AddConstraint add = new AddConstraint(BOOK, unique);
		Index index = Index.of(name, true, List.of(IndexElement.ascending(PRICE.name())));
		AddConstraint unnamed = new AddConstraint(BOOK, unique.withName(null));
		AddConstraint check = new AddConstraint(BOOK, new CheckConstraint(name, Expression.of("price > 0")));
		CreateTable create = new CreateTable(Table.of(BOOK, List.of(PRICE)));

		assertThat(new ConcurrentIndexes().rewrite(List.of(add, unnamed, check), this.dialect)).containsExactly(
				new CreateIndex(BOOK, index, false, true), new AddConstraintUsingIndex(BOOK, unique, index), unnamed,
				check);
		DropConstraint drop = new DropConstraint(BOOK, Name.of("uk_former"), UniqueConstraint.of(null, List.of(name)));
		assertThat(new ConcurrentIndexes().rewrite(List.of(drop, add), this.dialect)).containsExactly(drop, add);
		assertThat(new ConcurrentIndexes().rewrite(List.of(create, add), this.dialect)).containsExactly(create, add);
		assertThat(new ConcurrentIndexes().rewrite(List.of(add), new MariaDbDialect())).containsExactly(add);
	}

	@Test
	void indexesOfNewTablesStayAsTheyAre() {
		List<Operation> operations = List.of(new CreateTable(Table.of(BOOK, List.of(PRICE))), CREATE);

		assertThat(new ConcurrentIndexes().rewrite(operations, this.dialect)).isEqualTo(operations);
	}

	@Test
	void indexesOfOtherDatabasesStayAsTheyAre() {
		List<Operation> operations = List.of(DROP, ADD_PRICE, CREATE);

		assertThat(new ConcurrentIndexes().rewrite(operations, new MariaDbDialect())).isEqualTo(operations);
	}

}
