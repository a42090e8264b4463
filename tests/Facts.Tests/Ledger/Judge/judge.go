// Judges a ledger by code that is not ours: golang.org/x/mod/sumdb/note for the signature, sumdb/tlog for the proofs.
//
// It reads JSON from standard input and says on standard output what it makes of it: "ok", or "refused: " and why.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Key        string   // the log's verifier key
	Checkpoint string   // a signed note
	Leaf       string   // for an inclusion proof: the leaf, its index and the path
	Index      int64
	Path       [][]byte
	Older      string   // for a consistency proof: an older signed note, and the path
	Grown      [][]byte
}

func main() {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		refuse(err)
	}
	size, root := open(asked.Checkpoint, asked.Key)
	if asked.Leaf != "" {
		if err := tlog.CheckRecord(hashes(asked.Path), size, root, asked.Index, tlog.RecordHash([]byte(asked.Leaf))); err != nil {
			refuse(err)
		}
	}
	if asked.Older != "" {
		older, olderRoot := open(asked.Older, asked.Key)
		if err := tlog.CheckTree(hashes(asked.Grown), size, root, older, olderRoot); err != nil {
			refuse(err)
		}
	}
	fmt.Println("ok")
}

// open verifies the note and reads origin, size and root (C2SP tlog-checkpoint); tlog.ParseTree takes no other origin than Go's own.
func open(text, key string) (int64, tlog.Hash) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		refuse(err)
	}
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		refuse(err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		refuse(fmt.Errorf("no checkpoint of %s", verifier.Name()))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		refuse(err)
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		refuse(err)
	}
	return size, root
}

func hashes(path [][]byte) []tlog.Hash {
	var all []tlog.Hash
	for _, one := range path {
		var hash tlog.Hash
		if len(one) != len(hash) {
			refuse(fmt.Errorf("a hash of %d bytes", len(one)))
		}
		copy(hash[:], one)
		all = append(all, hash)
	}
	return all
}

func refuse(err error) {
	fmt.Println("refused:", err)
	os.Exit(0)
}
