using Kept.Diagnostics;
using Kept.Language.Text;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>Documents that the specification of OpenSLO does not allow: each is refused with the place and the reason.</summary>
public sealed class InvalidDocumentTests
{
    private const string Documents =
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: pages, displayName: Pages, labels: {team: [web]}, annotations: {example.com/board: pages}}
        spec:
          description: Pages answer.
          service: shop
          indicator:
            metadata: {name: answered}
            spec:
              ratioMetric:
                counter: true
                good: {metricSource: {type: Prometheus, spec: {query: good}}}
                total: {metricSource: {type: Prometheus, spec: {query: all}}}
          timeWindow:
            - {duration: 1M, isRolling: false, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}
          budgetingMethod: Timeslices
          objectives:
            - {displayName: Most, target: 0.995, timeSliceTarget: 0.95, timeSliceWindow: 5m}
          alertPolicies:
            - alertPolicyRef: burning
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: speed}
        spec:
          service: shop
          indicator:
            metadata: {name: latency}
            spec: {thresholdMetric: {metricSource: {metricSourceRef: metrics, spec: {query: latency}}}}
          timeWindow: [{duration: 4w, isRolling: true}]
          budgetingMethod: Occurrences
          objectives:
            - {op: lte, value: 250, targetPercent: 99}
        ---
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: journey}
        spec:
          service: shop
          budgetingMethod: RatioTimeslices
          objectives:
            - {target: 0.9, timeSliceWindow: 1m, indicatorRef: stored, compositeWeight: 2}
        ---
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: stored}
        spec: {ratioMetric: {rawType: success, raw: {metricSource: {metricSourceRef: metrics, spec: {query: ratio}}}}}
        ---
        apiVersion: openslo/v1
        kind: DataSource
        metadata: {name: metrics}
        spec: {type: Prometheus, connectionDetails: [{url: "https://metrics.example"}]}
        ---
        apiVersion: openslo/v1
        kind: Service
        metadata: {name: shop}
        spec: {description: The shop.}
        ---
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: {name: burning}
        spec:
          alertWhenBreaching: true
          conditions: [{conditionRef: fast-burn}]
          notificationTargets: [{targetRef: on-call}]
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: {name: fast-burn}
        spec: {severity: page, condition: {kind: burnrate, op: gte, threshold: 14.4, lookbackWindow: 1h, alertAfter: 2m}}
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: {name: on-call}
        spec: {target: pager}
        """;

    [Fact]
    public void The_documents_have_no_mistakes() => Assert.Empty(Shop.Check(Documents));

    /// <summary>What is replaced by what, the code, and what is marked as the place.</summary>
    [Theory]
    [InlineData("openslo/v1\nkind: Service", "openslo/v1alpha\nkind: Service", "KPT601", "openslo/v1alpha")]
    [InlineData("openslo/v1\nkind: Service", "openslo.com/v1\nkind: Service", "KPT601", "openslo.com/v1")]
    [InlineData("kind: Service", "kind: Services", "KPT205", "Services")]
    [InlineData("kind: Service\n", "", "KPT607", "apiVersion: openslo/v1")]
    [InlineData("{name: pages,", "{name: my_pages,", "KPT602", "my_pages")]
    [InlineData("{name: pages,", "{name: -pages,", "KPT602", "-pages")]
    [InlineData("{name: pages,", "{name: a123456789b123456789c123456789d123456789e123456789f123456789g123,", "KPT602", "a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    [InlineData("metadata: {name: stored}", "metadata: {displayName: Stored}", "KPT202", "metadata")]
    [InlineData("displayName: Pages", "displayName: Pages of the shop that customers see and those that nobody looks at", "KPT603", "Pages of the shop that customers see and those that nobody looks at")]
    [InlineData("team: [web]", "'team a': [web]", "KPT604", "'team a'")]
    [InlineData("example.com/board", "-example.com/board", "KPT604", "-example.com/board")]
    [InlineData("example.com/board", "a/b/c", "KPT604", "a/b/c")]
    [InlineData("description: Pages answer.", "descripton: Pages answer.", "KPT204", "descripton")]
    [InlineData("description: Pages answer.", "owner:", "KPT204", "owner")]
    [InlineData("  service: shop\n  indicator:\n    metadata: {name: answered}", "  indicator:\n    metadata: {name: answered}", "KPT202", "spec")]
    [InlineData("budgetingMethod: Timeslices", "budgetingMethod: TimeSlices", "KPT205", "TimeSlices")]
    [InlineData("  budgetingMethod: Timeslices\n", "", "KPT202", "spec")]
    [InlineData("duration: 1M", "duration: 1 month", "KPT605", "1 month")]
    [InlineData("duration: 4w", "duration: 0w", "KPT605", "0w")]
    [InlineData("duration: 4w", "duration: 4y", "KPT605", "4y")]
    [InlineData("isRolling: false, calendar", "isRolling: true, calendar", "KPT611", "{duration: 1M, isRolling: true, calendar: {startTime: 2026-01-01 00:00:00, timeZone: UTC}}")]
    [InlineData("duration: 4w, isRolling: true", "duration: 4w", "KPT611", "{duration: 4w}")]
    [InlineData("[{duration: 4w, isRolling: true}]", "[{duration: 4w, isRolling: true}, {duration: 1w, isRolling: true}]", "KPT610", "[{duration: 4w, isRolling: true}, {duration: 1w, isRolling: true}]")]
    [InlineData("[{duration: 4w, isRolling: true}]", "{duration: 4w, isRolling: true}", "KPT201", "{duration: 4w, isRolling: true}")]
    [InlineData("startTime: 2026-01-01 00:00:00", "startTime: 2026-01-01T00:00:00Z", "KPT203", "2026-01-01T00:00:00Z")]
    [InlineData("timeZone: UTC", "timeZone: Europe/Berlim", "KPT203", "Europe/Berlim")]
    [InlineData("target: 0.995", "target: 1.0", "KPT609", "1.0")]
    [InlineData("target: 0.995", "target: -0.1", "KPT609", "-0.1")]
    [InlineData("target: 0.995", "target: 99.5%", "KPT203", "99.5%")]
    [InlineData("target: 0.995, ", "", "KPT606", "{displayName: Most, timeSliceTarget: 0.95, timeSliceWindow: 5m}")]
    [InlineData("targetPercent: 99", "targetPercent: 99, target: 0.99", "KPT606", "targetPercent")]
    [InlineData("targetPercent: 99", "targetPercent: 100", "KPT609", "100")]
    [InlineData("timeSliceTarget: 0.95", "timeSliceTarget: 0", "KPT609", "0")]
    [InlineData("timeSliceTarget: 0.95, ", "", "KPT607", "{displayName: Most, target: 0.995, timeSliceWindow: 5m}")]
    [InlineData(", timeSliceWindow: 5m", "", "KPT607", "{displayName: Most, target: 0.995, timeSliceTarget: 0.95}")]
    [InlineData("target: 0.995,", "target: 0.995, value: 3, op: lt,", "KPT608", "value")]
    [InlineData("op: lte, value: 250, ", "", "KPT607", "{targetPercent: 99}")]
    [InlineData("op: lte, value", "value", "KPT607", "{value: 250, targetPercent: 99}")]
    [InlineData("op: lte", "op: le", "KPT205", "le")]
    [InlineData("compositeWeight: 2", "compositeWeight: 0", "KPT609", "0")]
    [InlineData("indicatorRef: stored, compositeWeight: 2", "compositeWeight: 2", "KPT606", "spec")]
    [InlineData("  service: shop\n  budgetingMethod: RatioTimeslices", "  service: shop\n  indicatorRef: stored\n  budgetingMethod: RatioTimeslices", "KPT606", "indicatorRef")]
    [InlineData("  indicator:\n    metadata: {name: latency}", "  indicatorRef: stored\n  indicator:\n    metadata: {name: latency}", "KPT606", "indicatorRef")]
    [InlineData("\n    - {displayName: Most, target: 0.995, timeSliceTarget: 0.95, timeSliceWindow: 5m}", " []", "KPT610", "[]")]
    [InlineData("        good: {metricSource: {type: Prometheus, spec: {query: good}}}\n", "", "KPT606", "ratioMetric")]
    [InlineData("        total: {metricSource: {type: Prometheus, spec: {query: all}}}\n", "", "KPT606", "ratioMetric")]
    [InlineData("        total:", "        bad: {metricSource: {type: Prometheus, spec: {query: bad}}}\n        total:", "KPT606", "ratioMetric")]
    [InlineData("rawType: success, ", "", "KPT607", "ratioMetric")]
    [InlineData("rawType: success", "rawType: good", "KPT205", "good")]
    [InlineData("{rawType: success,", "{total: {metricSource: {type: A, spec: {query: all}}}, rawType: success,", "KPT606", "total")]
    [InlineData("{ratioMetric: {rawType", "{thresholdMetric: {metricSource: {type: A, spec: {query: b}}}, ratioMetric: {rawType", "KPT606", "spec")]
    [InlineData("type: Prometheus, spec: {query: good}", "type: Prometheus, spec: {}", "KPT607", "{}")]
    [InlineData("type: Prometheus, spec: {query: good}", "spec: {query: good}", "KPT607", "metricSource")]
    [InlineData("{type: Prometheus, connectionDetails", "{connectionDetails", "KPT202", "spec")]
    [InlineData(", connectionDetails: [{url: \"https://metrics.example\"}]", "", "KPT202", "spec")]
    [InlineData("[{conditionRef: fast-burn}]", "[{conditionRef: fast-burn}, {conditionRef: fast-burn}]", "KPT610", "[{conditionRef: fast-burn}, {conditionRef: fast-burn}]")]
    [InlineData("[{conditionRef: fast-burn}]", "[]", "KPT610", "[]")]
    [InlineData("[{conditionRef: fast-burn}]", "[{conditionRef: fast-burn, kind: AlertCondition}]", "KPT606", "kind")]
    [InlineData("[{conditionRef: fast-burn}]", "[{kind: AlertCondition, metadata: {name: x}}]", "KPT607", "{kind: AlertCondition, metadata: {name: x}}")]
    [InlineData("[{targetRef: on-call}]", "[]", "KPT610", "[]")]
    [InlineData("severity: page, ", "", "KPT202", "spec")]
    [InlineData("kind: burnrate", "kind: latency", "KPT205", "latency")]
    [InlineData("threshold: 14.4, ", "", "KPT202", "condition")]
    [InlineData("lookbackWindow: 1h", "lookbackWindow: an hour", "KPT605", "an hour")]
    [InlineData("spec: {target: pager}", "spec: {description: who}", "KPT202", "spec")]
    public void A_mistake_is_refused_where_it_stands(string good, string bad, string code, string marked)
    {
        Assert.Contains(good, Documents, StringComparison.Ordinal);
        var at = Documents.IndexOf(good, StringComparison.Ordinal);
        var source = new SourceText("workspace.yaml", Documents[..at] + bad + Documents[(at + good.Length)..]);
        var error = Assert.Single(Shop.Check(source), d => d.Severity is Severity.Error);
        Assert.Equal(code, error.Code);
        Assert.Equal(marked, source.Line(error.Place.Line).Substring(error.Place.Column - 1, error.Place.Length));
        Assert.NotEmpty(error.Help);
    }

    [Theory]
    [InlineData("{name: on-call}", "{name: OnCall}", "KPT602")]
    [InlineData("target: 0.995,", "target: 0.995, op: gt,", "KPT608")]
    [InlineData("target: 0.995,", "target: 0.995, compositeWeight: 2,", "KPT608")]
    [InlineData("alertPolicyRef: burning", "alertPolicyRef: burnig", "KPT612")]
    [InlineData("indicatorRef: stored", "indicatorRef: missing", "KPT612")]
    [InlineData("- {op: lte, value: 250, targetPercent: 99}", "- {op: lte, value: 250, targetPercent: 99}\n    - {op: lte, value: 500, targetPercent: 99.9}", "KPT610")]
    public void What_other_systems_refuse_is_read_with_a_warning(string good, string bad, string code)
    {
        Assert.Contains(good, Documents, StringComparison.Ordinal);
        var said = Shop.Check(Documents.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains(said, d => d.Code == code);
        Assert.DoesNotContain(said, d => d.Severity is Severity.Error);
    }
}
