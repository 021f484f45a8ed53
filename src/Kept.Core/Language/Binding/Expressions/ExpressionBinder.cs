using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;
using static Kept.Language.Binding.Expressions.ExpressionType;

namespace Kept.Language.Binding.Expressions;

/// <summary>Gives the names in an expression their meaning and checks that its parts fit together. Words that are not
/// names become texts where they are compared with a field.</summary>
internal sealed class ExpressionBinder(ExpressionNames names, BindingContext context)
{
    /// <summary>The bound expression with its type; <see cref="Broken"/> when something was reported.</summary>
    public (Expression Bound, ExpressionType Type) Bind(Expression expression) => expression switch
    {
        Expression.Literal literal => (literal, new Valued(literal.Value.Unit)),
        Expression.Text text => (text, new Word()),
        Expression.Name name => BindName(name),
        Expression.Occurrence occurrence => BindOccurrence(occurrence),
        Expression.Negation negation => BindNegation(negation),
        Expression.Operation operation => BindOperation(operation),
        Expression.Call { Function: Indicator.Formula.Preceding } call when names.HasPeriods => BindPreceding(call),
        Expression.Call call => FunctionBinder.Bind(call, this, context),
        Expression.Filtered filtered => BindFiltered(filtered),
        Expression.Compare compare => BindCompare(compare),
        Expression.In membership => BindIn(membership),
        Expression.Not not => BindNot(not),
        Expression.And and => BindBoth(and.Left, and.Right, (l, r) => new Expression.And(l, r, and.Place)),
        Expression.Or or => BindBoth(or.Left, or.Right, (l, r) => new Expression.Or(l, r, or.Place)),
        _ => throw new UnreachableException(),
    };

    /// <summary>Binds what has to be a condition; null when it is not.</summary>
    public Expression? BindCondition(Expression expression)
    {
        var (bound, type) = Bind(expression);
        if (type is Condition) return bound;
        if (type is not Broken) context.Report(ExpressionDiagnostics.WrongType(expression, "a condition", type));
        return null;
    }

    /// <summary>Binds what has to be a value; null when it is not.</summary>
    public (Expression Bound, Unit Unit)? BindValue(Expression expression)
    {
        var (bound, type) = Bind(expression);
        if (UnitOf(type) is { } unit) return (bound, unit);
        if (type is not Broken) context.Report(ExpressionDiagnostics.WrongType(expression, "a value", type));
        return null;
    }

    /// <summary>The unit of a type that can be reckoned with; a field is read as a number.</summary>
    internal static Unit? UnitOf(ExpressionType type) => type switch
    {
        Valued valued => valued.Unit,
        Field => Unit.OfNumber,
        _ => null,
    };

    private (Expression, ExpressionType) BindName(Expression.Name name)
    {
        if (names.Find(name.Value) is { } type) return (name, type);
        if (!names.IsIncomplete) context.Report(ExpressionDiagnostics.UnknownName(name, names));
        return (name, new Broken());
    }

    private (Expression, ExpressionType) BindOccurrence(Expression.Occurrence occurrence) =>
        (occurrence, Expect(occurrence.Event, BindName(occurrence.Event).Item2, type => type is Moment, "an event or a date"));

    private (Expression, ExpressionType) BindNegation(Expression.Negation negation)
    {
        var (operand, type) = Bind(negation.Operand);
        return (new Expression.Negation(operand, negation.Place), Expect(negation.Operand, type, t => UnitOf(t) is not null, "a value"));
    }

    private (Expression, ExpressionType) BindOperation(Expression.Operation operation)
    {
        var (left, leftType) = Bind(operation.Left);
        var (right, rightType) = Bind(operation.Right);
        var bound = new Expression.Operation(operation.Operator, left, right, operation.Place);
        if (leftType is Broken || rightType is Broken || AreMany(operation.Left, leftType) | AreMany(operation.Right, rightType))
            return (bound, new Broken());
        if (leftType is Moment && rightType is Moment && operation.Operator is Arithmetic.Minus)
            return (bound, new Valued(Unit.OfSeconds));
        if (UnitOf(leftType) is { } leftUnit && UnitOf(rightType) is { } rightUnit
            && Units.Of(operation.Operator, leftUnit, rightUnit) is { } unit)
            return (bound, new Valued(unit));
        if (Products.Of(operation.Operator, leftType, rightType) is { } product) return (bound, product);

        context.Report(ExpressionDiagnostics.UnitsDoNotFit(
            operation, leftType.Describe(), rightType.Describe(), Units.Doing(operation.Operator)));
        return (bound, new Broken());
    }

    /// <summary>What a value came to in the period before, and what stands for it where there is none.</summary>
    private (Expression, ExpressionType) BindPreceding(Expression.Call call)
    {
        var arguments = call.Arguments.Select(Bind).ToList();
        var bound = call with { Arguments = arguments.Select(a => a.Item1).ToSequence() };
        if (arguments.Any(a => a.Item2 is Broken)) return (bound, new Broken());
        var units = arguments.Select(a => UnitOf(a.Item2)).ToList();
        if (units is [{ } only]) return (bound, new Valued(only));
        if (units is [{ } before, { } otherwise] && Units.AreComparable(before, otherwise)) return (bound, new Valued(before));
        context.Report(ExpressionDiagnostics.WrongArguments(call, "preceding(value) or preceding(value, otherwise)"));
        return (bound, new Broken());
    }

    private (Expression, ExpressionType) BindFiltered(Expression.Filtered filtered)
    {
        var (operand, type) = Bind(filtered.Operand);
        if (names.Filter is null)
        {
            context.Report(ExpressionDiagnostics.WrongType(filtered, "a value without 'where'", type));
            return (filtered, new Broken());
        }
        var condition = new ExpressionBinder(names.Filter, context).BindCondition(filtered.Condition);
        return condition is null
            ? (filtered, new Broken())
            : (new Expression.Filtered(operand, condition, filtered.Place), type);
    }

    private (Expression, ExpressionType) BindCompare(Expression.Compare compare)
    {
        var (left, right, leftType, rightType) = BindPair(compare.Left, compare.Right);
        var bound = new Expression.Compare(compare.Comparator, left, right, compare.Place);
        if (leftType is Broken || rightType is Broken || AreMany(compare.Left, leftType) | AreMany(compare.Right, rightType))
            return (bound, new Broken());
        if (AreComparable(leftType, rightType, compare.Comparator)) return (bound, new Condition());
        context.Report(ExpressionDiagnostics.UnitsDoNotFit(compare, leftType.Describe(), rightType.Describe(), "compared"));
        return (bound, new Broken());
    }

    private (Expression, ExpressionType) BindIn(Expression.In membership)
    {
        var (operand, operandType) = Bind(membership.Operand);
        var items = new List<Expression>();
        var broken = operandType is Broken;
        foreach (var item in membership.Items)
        {
            var (bound, type) = BindBeside(item, operandType);
            items.Add(bound);
            if (type is Broken) broken = true;
            else if (!broken && !AreComparable(operandType, type, Comparator.Equal))
                broken = !context.Report(ExpressionDiagnostics.UnitsDoNotFit(
                    item, operandType.Describe(), type.Describe(), "compared"));
        }
        return (new Expression.In(operand, items.ToSequence(), membership.Place), broken ? new Broken() : new Condition());
    }

    private (Expression, ExpressionType) BindNot(Expression.Not not)
    {
        var (operand, type) = Bind(not.Operand);
        return (new Expression.Not(operand, not.Place), Expect(not.Operand, type, t => t is Condition, "a condition"));
    }

    private (Expression, ExpressionType) BindBoth(
        Expression left, Expression right, Func<Expression, Expression, Expression> join)
    {
        var boundLeft = BindCondition(left);
        var boundRight = BindCondition(right);
        return boundLeft is null || boundRight is null
            ? (left, new Broken())
            : (join(boundLeft, boundRight), new Condition());
    }

    private (Expression Left, Expression Right, ExpressionType LeftType, ExpressionType RightType) BindPair(
        Expression left, Expression right)
    {
        if (IsUnknown(left) && !IsUnknown(right))
        {
            var (boundRight, rightType) = Bind(right);
            var (boundLeft, leftType) = BindBeside(left, rightType);
            return (boundLeft, boundRight, leftType, rightType);
        }
        else
        {
            var (boundLeft, leftType) = Bind(left);
            var (boundRight, rightType) = BindBeside(right, leftType);
            return (boundLeft, boundRight, leftType, rightType);
        }
    }

    private bool IsUnknown(Expression expression) => expression is Expression.Name name && names.Find(name.Value) is null;

    /// <summary>Binds what stands beside a field: a word that is not a name is a text to compare with. Beside something
    /// broken it may be such a word, so it is not reported.</summary>
    private (Expression, ExpressionType) BindBeside(Expression expression, ExpressionType other)
    {
        if (other is Broken && IsUnknown(expression)) return (expression, other);
        if (other is not Field field || expression is not (Expression.Name or Expression.Text)) return Bind(expression);
        if (expression is Expression.Name name && names.Find(name.Value) is { } type) return (name, type);

        var word = expression as Expression.Text ?? new Expression.Text(((Expression.Name)expression).Value, expression.Place);
        if (field.Words is { } words && !words.Contains(word.Value))
        {
            context.Report(ExpressionDiagnostics.NeverOccurs(word, words));
            return (word, new Broken());
        }
        return (word, new Word());
    }

    /// <summary>Reports that one of many values has to be chosen.</summary>
    private bool AreMany(Expression at, ExpressionType type) =>
        type is Many && !context.Report(ExpressionDiagnostics.WrongType(at, "one value", type));

    private ExpressionType Expect(Expression at, ExpressionType type, Func<ExpressionType, bool> fits, string expected)
    {
        if (type is Broken || fits(type)) return type is Field ? Number : type;
        context.Report(ExpressionDiagnostics.WrongType(at, expected, type));
        return new Broken();
    }

    private static bool AreComparable(ExpressionType left, ExpressionType right, Comparator comparator)
    {
        var isEquality = comparator is Comparator.Equal or Comparator.NotEqual;
        return (left, right) switch
        {
            (Field { IsOrdered: true }, Word) or (Word, Field { IsOrdered: true }) => true,
            (Field, Field) or (Field, Word) or (Word, Field) => isEquality,
            (Moment, Moment) => true,
            _ => UnitOf(left) is { } leftUnit && UnitOf(right) is { } rightUnit && Units.AreComparable(leftUnit, rightUnit),
        };
    }
}
