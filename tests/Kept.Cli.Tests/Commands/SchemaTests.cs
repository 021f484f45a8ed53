using System.Text.Json;

namespace Kept.Cli.Tests.Commands;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_is_one_json_document()
    {
        var outcome = Session.Run("schema");

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.StartsWith("https://json-schema.org/", JsonDocument.Parse(outcome.Output).RootElement.GetProperty("$schema").GetString());
    }
}
