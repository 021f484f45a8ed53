using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>Everything that the texts of one folder declare.</summary>
public sealed record Workspace(
    Sequence<Agreement> Agreements,
    Sequence<Calendar> Calendars,
    Sequence<Party> Parties,
    Sequence<Service> Services,
    Sequence<Source> Sources,
    Sequence<Template> Templates)
{
    /// <summary>Agreements that leave out what those that extend them supply; they promise nothing by themselves.</summary>
    public Sequence<AgreementVersion> Frameworks { get; init; }
}
