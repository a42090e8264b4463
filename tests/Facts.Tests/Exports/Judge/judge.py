"""Reads exports with other people's readers: python3 judge.py WHAT, a request as JSON on standard input, what it found on standard output.

prov  PROV-JSON by python-prov: how many records of each type, and whether it is the same after it was written and read again
rdf   JSON-LD by PyLD, which may fetch nothing, then RDFLib: the rows of each query in SPARQL
csv   CSV by Python's own reader
"""
import collections
import csv
import io
import json
import sys


def prov(request):
    from prov.model import ProvDocument

    read = ProvDocument.deserialize(content=request["document"], format="json")
    again = ProvDocument.deserialize(content=read.serialize(format="json"), format="json")
    names = {str(record.identifier) for record in read.records if record.is_element()}
    ends = {str(value) for record in read.records if record.is_relation() for _, value in record.formal_attributes[:2]}
    return {
        "counts": collections.Counter(type(record).__name__ for record in read.records),
        "same": read == again,
        "unnamed": sorted(ends - names),
    }


def rdf(request):
    import rdflib
    from pyld import jsonld

    def refuse(url, options):
        raise ValueError(f"It wants {url}.")

    quads = jsonld.to_rdf(json.loads(request["document"]), {"format": "application/n-quads", "documentLoader": refuse})
    graph = rdflib.ConjunctiveGraph()
    graph.parse(data=quads, format="nquads")
    rows = {name: sorted([str(value) for value in row] for row in graph.query(query)) for name, query in request["queries"].items()}
    return {"triples": len(graph), "rows": rows}


def sheet(request):
    rows = list(csv.DictReader(io.StringIO(request["document"], newline=""), strict=True))
    return {"rows": rows}


if __name__ == "__main__":
    judges = {"prov": prov, "rdf": rdf, "csv": sheet}
    sys.stdin.reconfigure(encoding="utf-8")
    print(json.dumps(judges[sys.argv[1]](json.load(sys.stdin))))
