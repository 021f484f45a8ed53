using Kept.Agreements;
using Xunit;

namespace Kept.Core.Tests.Architecture;

public sealed class GlossaryTests
{
    [Fact]
    public void The_glossary_names_every_public_type_of_agreements()
    {
        var glossary = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "glossary.md"));
        var missing = typeof(Agreement).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "Kept.Agreements" && !type.IsNested)
            .Select(type => type.Name.Split('`')[0])
            .Where(name => !name.EndsWith("Vocabulary", StringComparison.Ordinal) && !glossary.Contains($"`{name}`", StringComparison.Ordinal)
                && !System.Text.RegularExpressions.Regex.IsMatch(glossary, $@"[`, (]{name}[`,)]"));
        Assert.Empty(missing);
    }
}
