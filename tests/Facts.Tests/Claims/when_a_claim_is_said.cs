using System.Text.Json.Nodes;
using Facts.Store.Sentences;
using Facts.Tests.Support;

namespace Facts.Tests.Claims;

public sealed class when_a_claim_is_said
{
    [Theory]
    [InlineData(
        """{"kind":"appointment","person":"mm","when":"2023-11-17","capacity":"interim","by":"the board"}""",
        "mm takes the post ceo of o, interim, 17 November 2023, by the board.",
        "mm mulai memegang jabatan ceo di o, sementara, 17 November 2023, oleh the board.")]
    [InlineData(
        """{"kind":"dismissal","person":"sa","when":"2023-11-17","cause":"fired","statedReason":"Candour."}""",
        "sa is fired from the post ceo of o, 17 November 2023; stated reason: Candour.",
        "sa dipecat dari jabatan ceo di o, 17 November 2023; alasan yang disebutkan: Candour.")]
    [InlineData(
        """{"kind":"resignation","person":"sa","when":"2023-11"}""",
        "sa resigns from the post ceo of o, November 2023.",
        "sa mengundurkan diri dari jabatan ceo di o, November 2023.")]
    [InlineData(
        """{"kind":"tenure","person":"sa","from":"[..2020]","to":".."}""",
        "sa holds the post ceo of o, since 2020 or earlier, ongoing.",
        "sa memegang jabatan ceo di o, sejak 2020 atau sebelumnya, masih berlangsung.")]
    [InlineData(
        """{"kind":"tenure","person":"sa","from":"[..1990-12-31]","to":"[..2020]"}""",
        "sa holds the post ceo of o, since before 1991, until 2020 at the latest.",
        "sa memegang jabatan ceo di o, sejak sebelum 1991, sampai 2020 paling lambat.")]
    [InlineData(
        """{"kind":"tenure","person":"sa","on":"2019-12-31"}""",
        "sa holds the post ceo of o on 31 December 2019.",
        "sa memegang jabatan ceo di o pada 31 Desember 2019.")]
    [InlineData(
        """{"kind":"tenure","person":"sa","to":"2021"}""",
        "sa holds the post ceo of o, until 2021.",
        "sa memegang jabatan ceo di o, sampai 2021.")]
    [InlineData(
        """{"kind":"plan","people":["a","b"],"action":"lead a team","with":"microsoft"}""",
        "Planned: Lead a team (a, b), with microsoft.",
        "Direncanakan: Lead a team (a, b), bersama microsoft.")]
    [InlineData(
        """{"kind":"threat","by":"Staff","action":"Leave","unless":"All resign","count":500,"of":770,"signatories":["a","b"]}""",
        "Threat by Staff: Leave. Unless: All resign. Signed by 500 of 770. 2 signatories named.",
        "Ancaman oleh Staff: Leave. Kecuali: All resign. Ditandatangani oleh 500 dari 770. 2 penanda tangan disebut namanya.")]
    [InlineData(
        """{"kind":"denial","denies":"c9","by":"es"}""",
        "es denies the claim c9.",
        "es membantah klaim c9.")]
    [InlineData(
        """{"kind":"statement","nature":"opinion","by":"es","about":"c9","says":"It was bad."}""",
        "Opinion by es about c9: It was bad.",
        "Pendapat oleh es tentang c9: It was bad.")]
    [InlineData(
        """{"kind":"statement"}""",
        "Statement.",
        "Pernyataan.")]
    [InlineData(
        """{"kind":"figure","measure":"investment","value":10000000000,"unit":"USD","atLeast":true}""",
        "Investment: at least 10,000,000,000 USD.",
        "Investment: setidaknya 10.000.000.000 USD.")]
    [InlineData(
        """{"kind":"figure","measure":"signatories","value":500,"of":770,"unit":"employees","about":"c4"}""",
        "Signatories (c4): 500 of 770 employees.",
        "Signatories (c4): 500 dari 770 employees.")]
    [InlineData(
        """{"kind":"death","person":"sa","when":"2063-05"}""",
        "sa died in May 2063.",
        "sa meninggal pada Mei 2063.")]
    [InlineData(
        """{"kind":"dissolution","when":"2063-05-04"}""",
        "o was dissolved on 4 May 2063.",
        "o dibubarkan pada 4 Mei 2063.")]
    [InlineData(
        """{"kind":"abolition","post":"chair","when":"2063"}""",
        "The post chair of o was abolished in 2063.",
        "Jabatan chair di o dihapus pada 2063.")]
    public void it_is_one_sentence_of_its_fields(string json, string english, string indonesian)
    {
        var claim = JsonNode.Parse(json)!.AsObject();
        claim["organization"] = "o";
        if (claim["person"] is not null)
            claim["post"] = "ceo";
        Reader.ShouldRead(() => ClaimSentence.Of(claim), english, indonesian);
    }
}
