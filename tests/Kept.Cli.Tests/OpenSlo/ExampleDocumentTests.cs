using Kept.Diagnostics;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>Documents built like the examples of the specification and of its software for Go are read without errors.</summary>
public sealed class ExampleDocumentTests
{
    [Theory]
    [InlineData("occurrences of a threshold", "",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: find-item, displayName: Time to find an item}
        spec:
          description: However many look at once, none waits for more than half a second.
          service: shop
          indicator:
            metadata: {name: find-latency, displayName: Latency of finding}
            spec: {thresholdMetric: {metricSource: {type: Some system, spec: {query: latency of finding}}}}
          timeWindow: [{duration: 2w, isRolling: true}]
          budgetingMethod: Occurrences
          objectives: [{displayName: Good, op: lt, value: 500, target: 0.99}]
          alertPolicies:
        """)]
    [InlineData("mean of slices of a ratio", "KPT608",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: first-page, displayName: The first page answers}
        spec:
          service: shop
          indicator:
            metadata: {name: answers}
            spec:
              ratioMetric:
                good: {metricSource: {type: Some system, spec: {query: answers of 2xx}}}
                total: {metricSource: {type: Some system, spec: {query: answers}}}
          timeWindow: [{duration: 2w, isRolling: true}]
          budgetingMethod: RatioTimeslices
          objectives: [{displayName: Good, op: gt, timeSliceWindow: 1m, target: 0.99}]
        """)]
    [InlineData("slices in a calendar, two objectives", "KPT608",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: line, displayName: The line is up}
        spec:
          service: line
          indicator:
            metadata: {name: line-up}
            spec:
              ratioMetric:
                good: {metricSource: {type: Some system, spec: {query: up}}}
                total: {metricSource: {type: Some system, spec: {query: asked}}}
          timeWindow:
            - duration: 1m
              isRolling: false
              calendar: {startTime: 2022-01-01 12:00:00, timeZone: America/New_York}
          budgetingMethod: Timeslices
          objectives:
            - {displayName: Ours, op: gt, target: 0.995, timeSliceTarget: 0.99, timeSliceWindow: 1m}
            - {displayName: Contract, target: 0.99, timeSliceTarget: 0.99, timeSliceWindow: 1m}
          alertPolicies:
        """)]
    [InlineData("running totals of one system", "KPT612",
        """
        apiVersion: openslo/v1
        kind: SLO
        metadata: {name: foo, displayName: Foo}
        spec:
          service: foo
          indicator:
            metadata: {name: foo-errors, displayName: Errors of foo}
            spec:
              ratioMetric:
                counter: true
                good: {metricSource: {metricSourceRef: hits, type: Datadog, spec: {query: 'sum:hits{code:200}.as_count()'}}}
                total: {metricSource: {metricSourceRef: hits, type: Datadog, spec: {query: 'sum:hits{*}.as_count()'}}}
          budgetingMethod: Occurrences
          objectives:
            - {displayName: Errors of foo, target: 0.98}
            - {displayName: Errors of bar, targetPercent: 99.99}
        """)]
    [InlineData("a list of indicators as one document", "KPT612",
        """
        - apiVersion: openslo/v1
          kind: SLI
          metadata: {name: search, displayName: Searching, labels: {env: [dev], team: [team-a, team-b]}}
          spec:
            description: So many searches succeed.
            ratioMetric:
              counter: true
              good: {metricSource: {metricSourceRef: hits, type: Datadog, spec: {query: 'sum:hits{code:200}.as_count()'}}}
              total: {metricSource: {metricSourceRef: hits, type: Datadog, spec: {query: 'sum:hits{*}.as_count()'}}}
        - apiVersion: openslo/v1
          kind: SLI
          metadata: {name: responses, labels: {env: dev}}
          spec:
            ratioMetric:
              counter: false
              bad: {metricSource: {metricSourceRef: apps, type: AppDynamics, spec: {applicationName: app, metricPath: Slow|All}}}
              total: {metricSource: {metricSourceRef: apps, type: AppDynamics, spec: {applicationName: app, metricPath: Normal|All}}}
        - apiVersion: openslo/v1
          kind: SLI
          metadata: {name: wifi, annotations: {openslo.com/service-folder: ./my/directory}}
          spec:
            ratioMetric:
              rawType: success
              raw:
                metricSource:
                  metricSourceRef: prometheus
                  spec:
                    query: |
                      1 - (
                        sum(satisfaction)
                        / count(satisfaction)
                      )
        - apiVersion: openslo/v1
          kind: SLI
          metadata: {name: lag}
          spec: {thresholdMetric: {metricSource: {metricSourceRef: prometheus, type: Prometheus, spec: {query: 'min_over_time(lag[2m])'}}}}
        """)]
    [InlineData("a threshold that one database answers", "",
        """
        apiVersion: openslo/v1
        kind: SLI
        metadata: {name: values}
        spec:
          thresholdMetric:
            metricSource:
              type: Redshift
              spec:
                region: eu-central-1
                clusterId: metrics
                query: SELECT value, timestamp FROM metrics WHERE timestamp BETWEEN :date_from AND :date_to
                accessKeyID: key
        """)]
    [InlineData("alerts, named and held", "KPT602",
        """
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata: {name: AlertPolicy, displayName: Alert policy}
        spec:
          description: Tells those on call by mail.
          alertWhenBreaching: true
          alertWhenResolved: false
          conditions:
            - kind: AlertCondition
              metadata: {name: cpu, displayName: Too much work}
              spec:
                description: The budget burns too fast.
                severity: page
                condition: {kind: burnrate, op: lte, threshold: 2, lookbackWindow: 1h, alertAfter: 5m}
          notificationTargets:
            - targetRef: by-mail
            - kind: AlertNotificationTarget
              metadata: {name: by-chat}
              spec: {description: In the chat of those on call., target: slack}
        ---
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: {name: cpu}
        spec:
          severity: warning
          condition: {op: gt, threshold: 200, lookbackWindow: 1d, alertAfter: 30m}
        ---
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: {name: by-mail}
        spec: {target: email}
        """)]
    [InlineData("data sources and services", "KPT613",
        """
        - apiVersion: openslo/v1
          kind: DataSource
          metadata: {name: prometheus, labels: {env: [prod]}}
          spec: {type: Prometheus, connectionDetails: [{url: "http://prometheus.example.com"}]}
        - apiVersion: openslo/v1
          kind: DataSource
          metadata: {name: cloud}
          spec: {description: The provider's own., type: CloudWatch, connectionDetails: {accessKeyID: key, secretAccessKey: secret}}
        - apiVersion: openslo/v1
          kind: Service
          metadata: {name: example-service, labels: {env: [prod]}}
          spec: {description: An example.}
        - apiVersion: openslo/v1
          kind: Service
          metadata: {name: example-service, labels: {env: [dev]}}
        """)]
    public void Documents_are_read(string what, string warnings, string documents)
    {
        var said = Shop.Check(documents);
        Assert.True(said.All(d => d.Severity is Severity.Warning), $"{what}\n{string.Join("\n", said)}");
        Assert.All(said, d => Assert.Equal(warnings, d.Code));
    }
}
