package dev.migration.dialect;

import java.util.List;
import java.util.stream.Collectors;

import dev.migration.schema.Name;

/**
 * Who could write into tables of PostgreSQL. Superusers can do everything, and are not
 * named. A view of a table lets those write who may write the view, if its owner may
 * write the table.
 */
final class PostgreSqlOwnershipSql implements OwnershipSql {

	// Since 16 a role may be granted without what it may do, and CREATEROLE alone grants
	// no
	// role that one does not administer
	private static final String MEMBER = "pg_catalog.pg_has_role(o.oid, %s, 'MEMBER')";

	private static final String MEMBER_16 = "(pg_catalog.pg_has_role(o.oid, %1$s, 'USAGE')"
			+ " OR pg_catalog.pg_has_role(o.oid, %1$s, 'SET'))";

	private static final String QUERY = """
			WITH RECURSIVE state AS (
				SELECT c.oid, c.relname::text AS name, c.relkind, c.relowner, c.relrowsecurity
				FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
				WHERE n.nspname = %1$s AND c.relname IN (%2$s)
			), owner AS (
				SELECT r.oid, r.rolname::text AS name FROM pg_catalog.pg_roles r WHERE r.rolname = current_user
			), others AS (
				SELECT r.oid, r.rolname::text AS name FROM pg_catalog.pg_roles r
				WHERE NOT r.rolsuper AND r.rolname NOT IN (current_user, session_user, 'pg_write_all_data')
			), written AS (
				SELECT s.oid FROM state s
				UNION
				SELECT v.oid FROM written w
				JOIN pg_catalog.pg_depend d ON d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
					AND d.refobjid = w.oid AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
				JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
				JOIN pg_catalog.pg_class v ON v.oid = r.ev_class AND v.relkind = 'v'
				JOIN pg_catalog.pg_roles o ON o.oid = v.relowner AND (o.rolsuper OR o.rolname = current_user)
			), granted AS (
				SELECT c.relname::text AS name, g.grantee, g.privilege_type FROM written w
				JOIN pg_catalog.pg_class c ON c.oid = w.oid
				CROSS JOIN LATERAL (
					SELECT t.grantee, t.privilege_type FROM pg_catalog.aclexplode(c.relacl) t
					UNION
					SELECT k.grantee, k.privilege_type FROM pg_catalog.pg_attribute a
					CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) k WHERE a.attrelid = c.oid AND NOT a.attisdropped
				) g
				WHERE g.grantee <> c.relowner AND g.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE',
					'REFERENCES', 'TRIGGER')
			)
			SELECT way, name, who, privileges FROM (
				SELECT 1, 'KIND', s.name, NULL::text, NULL::text FROM state s WHERE s.relkind <> 'r'
				UNION ALL
				SELECT 2, 'OWNER', s.name, pg_catalog.pg_get_userbyid(s.relowner)::text, NULL FROM state s
				WHERE s.relowner <> (SELECT o.oid FROM owner o)
				UNION ALL
				SELECT 3, 'GRANT', g.name, r.rolname::text,
					pg_catalog.string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type)
				FROM granted g LEFT JOIN pg_catalog.pg_roles r ON r.oid = g.grantee
				WHERE g.grantee = 0 OR r.oid IN (SELECT o.oid FROM others o) OR r.rolname = 'pg_write_all_data'
				GROUP BY g.name, r.rolname
				UNION ALL
				SELECT 4, 'MEMBER', w.name, o.name, NULL FROM others o, owner w WHERE %3$s
				UNION ALL
				SELECT 5, 'WRITES_ALL', NULL, o.name, NULL FROM others o WHERE %4$s
				UNION ALL
				SELECT 5, 'MAKES_MEMBERS', NULL, o.name, NULL FROM others o
				JOIN pg_catalog.pg_roles r ON r.oid = o.oid AND r.rolcreaterole WHERE %5$s
				UNION ALL
				SELECT 6, 'TRIGGER', s.name, t.tgname::text, NULL FROM state s
				JOIN pg_catalog.pg_trigger t ON t.tgrelid = s.oid AND NOT t.tgisinternal
				UNION ALL
				SELECT 7, 'RULE', s.name, r.rulename::text, NULL FROM state s
				JOIN pg_catalog.pg_rewrite r ON r.ev_class = s.oid AND s.relkind = 'r'
				UNION ALL
				SELECT 8, 'ROW_SECURITY', s.name, NULL, NULL FROM state s WHERE s.relrowsecurity
				UNION ALL
				SELECT 9, 'CHILD', s.name, c.relname::text, NULL FROM state s
				JOIN pg_catalog.pg_inherits i ON i.inhparent = s.oid JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
			) AS found (rank, way, name, who, privileges) ORDER BY rank, name COLLATE "C", who COLLATE "C" NULLS FIRST""";

	private final Dialect dialect;

	private final PostgreSqlVersion version;

	PostgreSqlOwnershipSql(Dialect dialect, PostgreSqlVersion version) {
		this.dialect = dialect;
		this.version = version;
	}

	@Override
	public String otherWriters(Name schema, List<Name> tables) {
		String names = tables.stream().map((table) -> literal(table)).collect(Collectors.joining(", "));
		String member = this.version.grantsMembershipWithoutUse() ? MEMBER_16 : MEMBER;
		return QUERY.formatted(literal(schema), names, member.formatted("w.oid"),
				member.formatted("'pg_write_all_data'"), !this.version.grantsMembershipWithoutUse());
	}

	private String literal(Name name) {
		return this.dialect.literal(name.text());
	}

}
