using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What a team can do in a month, and how much the agreement lets come to it.</summary>
/// <param name="Name">The team.</param>
/// <param name="TeamTicks">Working time that the team has for this agreement in a month, in ticks.</param>
public sealed record Capacity(string Name, long TeamTicks, Sequence<Workload> Workloads, Place Clause);

/// <summary>Cases of one class that are expected in a month, and the work that each takes.</summary>
/// <param name="Class">Null when all cases are alike.</param>
public sealed record Workload(string? Class, int Cases, long EffortTicks);
