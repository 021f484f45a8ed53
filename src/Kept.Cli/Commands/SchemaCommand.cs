using System.CommandLine;
using Kept.Language.Binding;

namespace Kept.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Verb(
            "schema", "Writes the JSON Schema of the language, for completion and checks in editors.",
            "kept schema > kept.schema.json");
        command.SetAction(_ =>
        {
            terminal.Output.Writer.Write(SchemaWriter.Write());
            return ExitCode.Fine;
        });
        return command;
    }
}
