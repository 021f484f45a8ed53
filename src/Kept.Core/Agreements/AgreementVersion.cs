namespace Kept.Agreements;

/// <summary>One version of an agreement, by its name: <c>acme-shop@3</c>.</summary>
public sealed record AgreementVersion(string Name, int Version)
{
    public override string ToString() => $"{Name}@{Version}";
}
