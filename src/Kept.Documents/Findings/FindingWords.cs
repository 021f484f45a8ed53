using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Documents.Findings;

/// <summary>How a finding is spoken of in documents. Figures are those of Core; nothing is computed here.</summary>
internal static class FindingWords
{
    extension(Finding finding)
    {
        public Unit Unit => Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target);

        /// <summary>Which of several: <c>region eu, class standard</c>; empty when there is only one.</summary>
        public string ScopeText => string.Join(", ", finding.Scope.Select(l => $"{l.Dimension} {l.Value}"));

        /// <summary>The title with what tells it from others of the same objective.</summary>
        public string FullTitle => finding.Scope.Count == 0 ? finding.Objective.Title : $"{finding.Objective.Title} ({finding.ScopeText})";

        /// <summary>A figure as statements show it, beside the target that it is held against.</summary>
        public string Text(Figure figure) => Shown.Text(figure, finding.Unit, finding.Target);

        public VerdictWord Word => finding.Outlook is { } outlook ? WordOf(outlook.Course) : finding.Verdict switch
        {
            Verdict.Met => new("✓", "Met", "met"),
            Verdict.Missed => new("✗", "Missed", "missed"),
            Verdict.NotDetermined => new("?", "Not determined", "unknown"),
            null => new("•", "Reported", "reported"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        private static VerdictWord WordOf(Course course) => course switch
        {
            Course.OnTrack => new("✓", "On track", "met"),
            Course.AtRisk => new("!", "At risk", "risk"),
            Course.Missed => new("✗", "Missed", "missed"),
            Course.NotDetermined => new("?", "Not determined", "unknown"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>The exact number: its fraction, or what it lies between when that is too long to be read.</summary>
        public string? ExactText
        {
            get
            {
                if (finding.Measured.Value is not { } value) return null;
                if (Shown.Fraction(value, finding.Unit) is { } fraction) return fraction;
                var shown = finding.Unit is Unit.Share ? value : value.Scale(Rational.One / finding.Unit.Scale);
                return $"between {shown.Low.ToDecimal(24, RoundingRule.Floor)} and {shown.High.ToDecimal(24, RoundingRule.Ceiling)}";
            }
        }

        /// <summary>How far the attainment is from the target, with its sign; null when one of them is missing.</summary>
        public string? DifferenceText
        {
            get
            {
                if (finding.Target is not { } target || finding.Measured.Value is not { } value) return null;
                var difference = value.Scale(Rational.One, -target.Limit.Value);
                var zero = target with { Limit = target.Limit with { Value = Rational.Zero } };
                var text = Shown.Text(difference, finding.Unit, zero);
                var signed = text.StartsWith('-') ? $"−{text[1..]}" : difference.CompareTo(Rational.Zero) == 0 ? text : $"+{text}";
                return finding.Unit is Unit.Share ? signed.Replace("%", " pp", StringComparison.Ordinal) : signed;
            }
        }
    }
}

/// <summary>A verdict as people see it: never by its colour alone.</summary>
/// <param name="Style">The name of its look in the style sheet.</param>
internal sealed record VerdictWord(string Sign, string Word, string Style);
