namespace Kept.Agreements;

/// <summary>Who owes whom, where both parties promise something.</summary>
public static class Directions
{
    extension(Agreement agreement)
    {
        /// <summary>Whether a promise is owed the other way than the first one that is about money. The total is what the
        /// first one's obliged party owes; what is owed the other way is taken off it.</summary>
        public bool IsCounterPromise(Objective objective) =>
            agreement.Objectives.FirstOrDefault(o => o.Remedies.Any(r => r is Remedy.Credit or Remedy.Bonus)) is
                { Obliged: { } obliged, To: { } to }
            && obliged != to && objective.Obliged == to && objective.To == obliged;
    }
}
