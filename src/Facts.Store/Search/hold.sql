-- Nobody finds words while this transaction runs: else they could be those of a text that is being erased.
select 1 from facts.settings where name = 'search' for update
