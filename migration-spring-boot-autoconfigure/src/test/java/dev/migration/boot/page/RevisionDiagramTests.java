package dev.migration.boot.page;

import java.util.List;

import dev.migration.command.MigrationState;
import dev.migration.command.RevisionEntry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionDiagram}.
 */
class RevisionDiagramTests {

	private static final List<RevisionEntry> SHOP = new ExampleStatus().revision("a1", "create account")
		.revision("b2", "add cart\n\nFor guests, too.", List.of("a1"), List.of(), List.of("shop"))
		.revision("c3", "", "a1")
		.revision("d4", "merge b2 and c3", "b2", "c3")
		.revision("n1", "add networks", List.of(), List.of("shop"), List.of())
		.at("b2")
		.edited("a1")
		.database("shop", "default", MigrationState.PENDING)
		.status()
		.revisions();

	@Test
	void mermaidDrawsAFlowchart() {
		assertThat(new RevisionDiagram(SHOP, false).mermaid()).isEqualTo("""
				flowchart BT
					r0["d4<br/>merge b2 and c3"]
					r1["n1<br/>add networks"]
					r2["b2<br/>add cart<br/>(shop)"]
					r3["c3"]
					r4["a1<br/>create account"]
					r4 --> r3
					r4 --> r2
					r2 -.-> r1
					r2 --> r0
					r3 --> r0
				""");
	}

	@Test
	void mermaidMarksWhereTheDatabaseIs() {
		assertThat(new RevisionDiagram(SHOP, true).mermaid()).endsWith("""
					r3 --> r0
					classDef current fill:#18202c,stroke:#18202c,color:#ffffff
					class r2 current
					classDef edited stroke:#b3261e,stroke-width:3px
					class r4 edited
					classDef pending fill:#fdf3dc,stroke:#8a5a00,color:#5c3c00,stroke-dasharray:4 3
					class r0,r1,r3 pending
				""");
	}

	@Test
	void graphvizDrawsADigraph() {
		assertThat(new RevisionDiagram(SHOP, true).dot()).isEqualTo(
				"""
						digraph migrations {
							rankdir=BT;
							node [shape=box, style="rounded,filled", fillcolor="#ffffff", fontname="Helvetica", fontsize=11];
							"d4" [label="d4\\nmerge b2 and c3", fillcolor="#fdf3dc", color="#8a5a00", fontcolor="#5c3c00", style="rounded,filled,dashed"];
							"n1" [label="n1\\nadd networks", fillcolor="#fdf3dc", color="#8a5a00", fontcolor="#5c3c00", style="rounded,filled,dashed"];
							"b2" [label="b2\\nadd cart\\n(shop)", fillcolor="#18202c", fontcolor="#ffffff"];
							"c3" [label="c3", fillcolor="#fdf3dc", color="#8a5a00", fontcolor="#5c3c00", style="rounded,filled,dashed"];
							"a1" [label="a1\\ncreate account", color="#b3261e", penwidth=2];
							"a1" -> "c3";
							"a1" -> "b2";
							"b2" -> "n1" [style=dashed];
							"b2" -> "d4";
							"c3" -> "d4";
						}
						""");
	}

	@Test
	void whatUsersHaveWrittenCannotEndALabel() {
		RevisionDiagram diagram = new RevisionDiagram(new ExampleStatus()
			.revision("x\"];<\\", "\"]\u202e --> r9; %%{init}%% `md` <img src=x onerror=y> &amp; \\N #quot;", List.of(),
					List.of(), List.of("l\"\\"))
			.database("shop", "default", MigrationState.PENDING)
			.status()
			.revisions(), false);

		assertThat(diagram.mermaid()).isEqualTo("""
				flowchart BT
					r0["x#34;#93;#59;#60;#92;<br/>#34;#93; --#62; r9#59; #37;#37;#123;init#125;#37;#37; #96;md#96; \
				#60;img src#61;x onerror#61;y#62; #38;amp#59; #92;N #35;quot#59;<br/>(l#34;#92;)"]
				""");
		assertThat(diagram.dot()).contains(
				"""
							"x\\"];<\\\\" [label="x\\"];<\\\\\\n\\"] --> r9; %%{init}%% `md` <img src=x onerror=y> &amp;amp; \\\\N #quot;\\n(l\\"\\\\)"];
						""");
	}

	@Test
	void linesToRevisionsThatAreNotThereAreLeftOut() {
		RevisionDiagram diagram = new RevisionDiagram(List.of(SHOP.get(0), SHOP.get(2)), false);

		assertThat(diagram.mermaid()).isEqualTo("""
				flowchart BT
					r0["d4<br/>merge b2 and c3"]
					r1["b2<br/>add cart<br/>(shop)"]
					r1 --> r0
				""");
	}

	@Test
	void noRevisionIsAnEmptyGraph() {
		assertThat(new RevisionDiagram(List.of(), true).mermaid()).isEqualTo("flowchart BT\n");
		assertThat(new RevisionDiagram(List.of(), true).dot()).startsWith("digraph migrations {\n").endsWith("\n}\n");
	}

}
