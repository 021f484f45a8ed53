using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Kept.Cli.Commands;

/// <summary>The usual help, and examples below it.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    private static readonly string[] First =
    [
        "kept demo",
        "kept check examples/web-shop",
        "kept evaluate examples/web-shop --period 2026-06",
        "kept why examples/web-shop --period 2026-06 --objective availability",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is Verb verb ? verb.Examples : First) output.WriteLine($"  {example}");
        return code;
    }
}
