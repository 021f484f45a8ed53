using Kept.Core.Tests.Diagnostics;
using Xunit;

namespace Kept.Core.Tests.Linting;

/// <summary>Warnings about remedies that depend on several clauses.</summary>
public sealed class RemedyWarningTests
{
    [Theory]
    [InlineData("cap: 20%", "KPT506")]
    [InlineData("caps: [{on: service, per: month, atMost: 25%}]", "KPT506")]
    [InlineData("cap: 50%")]
    [InlineData("caps: [{on: agreement, per: year, atMost: 25%}]")]
    [InlineData("cap: 3000.00 EUR")]
    public void A_cap_of_the_same_charge_can_make_bands_alike(string cap, params string[] codes) => Assert.Equal(codes, Warnings(
        "credit: {of: charge, bands: {\"[99%, 99.9%)\": 10%, \"[95%, 99%)\": 25%, \"< 95%\": 50%}}", $"{cap}, "));

    [Theory]
    [InlineData("72 hours, of: incident", "KPT528")]
    [InlineData("30 days, of: incident")]
    [InlineData("29 days, of: incident", "KPT528")]
    [InlineData("1 month, of: incident")]
    [InlineData("5 business days, of: incident, calendar: office", "KPT528")]
    [InlineData("72 hours, of: statement")]
    public void A_claim_is_made_when_the_period_is_over(string window, params string[] codes) => Assert.Equal(codes, Warnings(
        "credit: {of: charge, missed: 10%}", claims: $"claims: {{by: consumer, within: {window}, otherwise: forfeited}}"));

    [Theory]
    [InlineData("after: 3 months met, unless: \"< 99.9%\"", "KPT530")]
    [InlineData("after: 3 months met, unless: \"< 99.8%\"")]
    [InlineData("after: 6 months met", "KPT530")]
    [InlineData("after: 5 months met")]
    public void A_credit_that_goes_back_can_go_back(string earnBack, params string[] codes) => Assert.Equal(codes, Warnings(
        $"credit: {{of: charge, missed: 10%, earnBack: {{{earnBack}}}}}"));

    [Theory]
    [InlineData(">= 6")]
    [InlineData("> 6", "KPT531")]
    public void Points_of_a_span_can_come_to_its_bands(string band, params string[] codes) => Assert.Equal(codes, Warnings(
        "points: {missed: 2}", $"points: {{per: quarter, bands: {{\"{band}\": 5%}}, of: charge}}, "));

    private static IEnumerable<string> Warnings(string remedy, string terms = "", string claims = "") => ExampleWorkspace.Check(
        $$$"""
        term: {start: 2026-01-01, end: 2026-06-30}
        calendars: {office: {zone: UTC, open: {mon-fri: 08:00-18:00}, businessDay: closing}}
        objectives:
          available:
            service: shop
            indicator: {availability: {source: probes}}
            target: at least 99.9%
            every: month
            remedies: [{ {{{remedy}}} }]
        settlement: { {{{terms}}}rounding: half-up}
        {{{claims}}}
        """).Select(d => d.Code);
}
