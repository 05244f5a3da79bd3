package dev.migration.boot.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * What picocli looks for in the classes of commands, by reflection.
 */
class CommandRuntimeHints implements RuntimeHintsRegistrar {

	private static final MemberCategory[] MEMBERS = { MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
			MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS };

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.reflection().registerTypeIfPresent(classLoader, "org.hibernate.jpa.boot.spi.Bootstrap");
		if (ClassUtils.isPresent(CommandRun.PICOCLI, classLoader)) {
			Commands.register(hints.reflection());
		}
	}

	/**
	 * Keeps picocli out of sight until it is known to be there.
	 */
	private static final class Commands {

		static void register(ReflectionHints hints) {
			hints.registerType(CommandLine.class);
			register(CommandParser.commandLine(new MigrateCommand()).getCommandSpec(), hints);
		}

		private static void register(CommandSpec command, ReflectionHints hints) {
			registerClass(command.userObject().getClass(), hints);
			IVersionProvider versionProvider = command.versionProvider();
			if (versionProvider != null) {
				registerClass(versionProvider.getClass(), hints);
			}
			command.mixins().values().forEach((mixin) -> register(mixin, hints));
			command.args().forEach((argument) -> register(argument, hints));
			command.subcommands().values().forEach((subcommand) -> register(subcommand.getCommandSpec(), hints));
		}

		private static void register(ArgSpec argument, ReflectionHints hints) {
			if (argument.type().isEnum()) {
				registerClass(argument.type(), hints);
			}
		}

		private static void registerClass(Class<?> type, ReflectionHints hints) {
			hints.registerType(type, MEMBERS);
		}

	}

}
