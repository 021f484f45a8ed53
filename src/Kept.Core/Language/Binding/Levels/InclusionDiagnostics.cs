using Kept.Diagnostics;

namespace Kept.Language.Binding.Levels;

/// <summary>What can be wrong with a bundle of agreements.</summary>
internal static class InclusionDiagnostics
{
    public static Diagnostic Clash(AgreementDocument document, string path, Place first, Place second) => new(
        "KPT320", Severity.Error, document.Includes[0].Of.Place,
        $"Two of the included agreements have another '{path}': {first} and {second}.",
        path.StartsWith("objectives.", StringComparison.Ordinal)
            ? "Write 'includes' as a mapping such as {hosting: hosting-basic}: the objectives are then named hosting.availability and so on."
            : "Give one of them another name.");

    public static Diagnostic Twice(Inclusion inclusion) => new(
        "KPT321", Severity.Error, inclusion.Of.Place,
        $"'{inclusion.Of.Name}' is included twice.",
        "Keep one of them.");
}
