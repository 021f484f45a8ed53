using System.CommandLine;
using Kept.Language.Binding;

namespace Kept.Cli.Commands;

internal static class SchemaCommand
{
    public static Command Create()
    {
        var command = new Command("schema", "Writes the JSON Schema of the language, for completion and checks in editors.");
        command.SetAction(_ =>
        {
            Console.Write(SchemaWriter.Write());
            return ExitCode.Fine;
        });
        return command;
    }
}
