using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>The parts of agreements that rules look at.</summary>
internal static class AgreementParts
{
    extension(Agreement agreement)
    {
        /// <summary>Every credit with the objective that it belongs to.</summary>
        public IEnumerable<(Objective Objective, Remedy.Credit Credit)> Credits() =>
            agreement.Objectives.SelectMany(o => o.Remedies.OfType<Remedy.Credit>().Select(c => (o, c)));

        /// <summary>Every table of bands with the promise that it is about; the promise is null where none is given as a
        /// quantity.</summary>
        public IEnumerable<(Objective Objective, Remedy.Credit Credit, CreditScale.Bands Bands, Comparison? Promise)> BandTables()
        {
            foreach (var (objective, credit) in agreement.Credits())
                foreach (var scale in credit.How.Scale.All)
                    if (scale.Value is CreditScale.Bands bands)
                        yield return (objective, credit, bands, objective.PromiseFor(credit.How.Scale.Field is null ? null : scale.Class));
        }
    }

    extension(Objective objective)
    {
        /// <summary>What is promised for a class; null when that is a formula, a table without that class, or nothing.</summary>
        public Comparison? PromiseFor(string? name) =>
            objective.Target?.Find(name)?.Value is { Limit: Expression.Literal limit } promise
                ? new Comparison(promise.Comparator, limit.Value)
                : null;

        /// <summary>All promises that are given as quantities.</summary>
        public IEnumerable<Comparison> Promises() => objective.Target is null ? [] : objective.Target.All
            .Select(p => p.Value).Where(p => p.Limit is Expression.Literal)
            .Select(p => new Comparison(p.Comparator, ((Expression.Literal)p.Limit).Value));

        /// <summary>The availability that the objective promises a share of; null for other indicators.</summary>
        public Indicator.ShareOfTime? Availability => objective.Indicator as Indicator.ShareOfTime;
    }
}
