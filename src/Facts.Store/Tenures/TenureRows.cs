using Facts.Domain.Time;
using Facts.Store.Storage;
using NpgsqlTypes;

namespace Facts.Store.Tenures;

/// <summary>New rows of <c>tenures</c>.</summary>
internal sealed class TenureRows : Rows
{
    private readonly Column<long> _post;
    private readonly Column<string?> _person, _detail;
    private readonly Column<short> _span;
    private readonly Column<NpgsqlRange<DateTime>> _valid, _certain, _known;

    public TenureRows() : base("facts.tenures")
    {
        _post = Bigint("post");
        _person = Text("person");
        _valid = Range("valid");
        _certain = Range("certain");
        _known = Range("known");
        _span = Smallint("span");
        _detail = Text("detail");
    }

    public void Add(long post, TenureRow row, Period known)
    {
        _post.Add(post);
        _person.Add(row.Person);
        _valid.Add(row.Valid.ToRange());
        _certain.Add(row.Certain.ToRange());
        _known.Add(known.ToKnown());
        _span.Add(Spans.Of(row.Valid));
        _detail.Add(row.Detail);
    }
}

/// <summary>New rows of <c>set_asides</c>.</summary>
internal sealed class SetAsideRows : Rows
{
    private readonly Column<long> _post;
    private readonly Column<string?> _person, _claim, _why;
    private readonly Column<NpgsqlRange<DateTime>> _valid, _known;

    public SetAsideRows() : base("facts.set_asides")
    {
        _post = Bigint("post");
        _person = Text("person");
        _valid = Range("valid");
        _known = Range("known");
        _claim = Text("claim");
        _why = Text("why");
    }

    public void Add(long post, SetAsideRow row, Period known)
    {
        _post.Add(post);
        _person.Add(row.Person);
        _valid.Add(row.Valid.ToRange());
        _known.Add(known.ToKnown());
        _claim.Add(row.Claim);
        _why.Add(row.Why.ToString().ToLowerInvariant());
    }
}
