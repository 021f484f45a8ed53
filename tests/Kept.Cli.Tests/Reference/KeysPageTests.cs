using Kept.Language.Binding;

namespace Kept.Cli.Tests.Reference;

public sealed class KeysPageTests
{
    [Fact]
    public void The_page_of_all_keys_is_written_from_the_language()
    {
        var path = Path.Combine(Repository.Root, "docs", "language", "keys.md");
        var written = ReferenceWriter.Write();
        if (Environment.GetEnvironmentVariable("KEPT_ACCEPT") == "1") File.WriteAllText(path, written);
        Assert.True(File.Exists(path), "docs/language/keys.md is missing; write it with KEPT_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), written);
    }
}
