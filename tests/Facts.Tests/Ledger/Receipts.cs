using System.Text;
using System.Text.Json.Nodes;
using Facts.Domain;
using Facts.Domain.Answers;
using Facts.Domain.Time;
using Facts.Store.Ledger;

namespace Facts.Tests.Ledger;

/// <summary>Receipts as the files that they are.</summary>
internal static class Receipts
{
    /// <summary>By a stranger, who has the file and what they remember.</summary>
    /// <exception cref="InvalidDataException">It is no receipt.</exception>
    public static ReceiptReport Verify(JsonNode receipt, Memory memory)
    {
        var bytes = Encoding.UTF8.GetBytes(receipt.ToJsonString(FactsJson.Options));
        var read = Receipt.ReadAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        var (report, refusal) = ReceiptCheck.Verify(read, null, memory, takesCompact: true);
        return report ?? throw new InvalidDataException(refusal!.Message);
    }

    extension(AuditedStore audited)
    {
        /// <summary>What the store answers as known at its clock's time, with its proof.</summary>
        public async Task<JsonNode> ReceiptAsync(string organization, string post, string on, bool isCompact = false)
        {
            var known = AsOf.At(audited.Store.Session.Clock.GetUtcNow().UtcDateTime);
            var question = new Question(organization, post, AsOf.TryParse(on)!, known);
            var answer = await audited.Store.AskAsync(organization, post, on, known.Text);
            var (receipt, refusal) = await ReceiptMaker.MakeAsync(audited.Ledger, audited.Store.Session.Answers, question, answer, isCompact, TestContext.Current.CancellationToken);
            refusal.ShouldBeNull();
            return JsonNode.Parse(FactsJson.Write(receipt))!;
        }
    }
}
