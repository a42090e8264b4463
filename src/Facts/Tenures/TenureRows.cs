using Facts.Domain.Time;
using Facts.Storage;
using NpgsqlTypes;

namespace Facts.Tenures;

/// <summary>New rows of <c>tenures</c>.</summary>
internal sealed class TenureRows : Rows
{
    private readonly Column<long> _post;
    private readonly Column<string> _person, _detail;
    private readonly Column<short> _span;
    private readonly Column<NpgsqlRange<DateTime>> _valid, _certain, _known;

    public TenureRows() : base("facts.tenures")
    {
        _post = Column<long>("post", NpgsqlDbType.Bigint);
        _person = Column<string>("person", NpgsqlDbType.Varchar);
        _valid = Column<NpgsqlRange<DateTime>>("valid", NpgsqlDbType.TimestampTzRange);
        _certain = Column<NpgsqlRange<DateTime>>("certain", NpgsqlDbType.TimestampTzRange);
        _known = Column<NpgsqlRange<DateTime>>("known", NpgsqlDbType.TimestampTzRange);
        _span = Column<short>("span", NpgsqlDbType.Smallint);
        _detail = Column<string>("detail", NpgsqlDbType.Text);
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
    private readonly Column<string> _person, _claim, _why;
    private readonly Column<NpgsqlRange<DateTime>> _valid, _known;

    public SetAsideRows() : base("facts.set_asides")
    {
        _post = Column<long>("post", NpgsqlDbType.Bigint);
        _person = Column<string>("person", NpgsqlDbType.Varchar);
        _valid = Column<NpgsqlRange<DateTime>>("valid", NpgsqlDbType.TimestampTzRange);
        _known = Column<NpgsqlRange<DateTime>>("known", NpgsqlDbType.TimestampTzRange);
        _claim = Column<string>("claim", NpgsqlDbType.Varchar);
        _why = Column<string>("why", NpgsqlDbType.Varchar);
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
