namespace Kept.Core.Tests.Evaluation;

/// <summary>A record of a state.</summary>
internal sealed record StateRow(int Number, long At, string Location, string Region, string State)
{
    public string Label(string dimension) => dimension == "location" ? Location : Region;
}
