-- Staged rows are read in the order of the file alone. A second index beginning with the same two columns made the
-- planner, which has no statistics of a fresh import, look for one address by reading all its rows.
DROP INDEX "ImportRow_partnerId_importId_emailCanonical_idx";
