-- What contacts can be filtered by was found by reading all of them. Now a small index says which combinations of country,
-- language and tags there are, and how many contacts each has; one contact of each is read.
-- The table is written anew for it, a second for 100,000 contacts; whoever wants one waits.
ALTER TABLE "Contact" ADD COLUMN "facetKey" bigint
  GENERATED ALWAYS AS (hash_array_extended(ARRAY["country", "language"] || "tags", 0)) STORED;
CREATE INDEX "Contact_partnerId_facetKey_idx" ON "Contact"("partnerId", "facetKey");

-- Which of the asking partner's own contacts have opted out of a vendor everywhere. Nobody lists the others: the function
-- sees contacts as the partner in whose scope it is asked, and without one it sees none.
CREATE POLICY "through its function" ON "Contact" FOR SELECT TO CURRENT_USER USING ("partnerId" = (SELECT tl_partner()));
CREATE FUNCTION tl_contacts_opted_out(vendor_id text) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS
  $$ SELECT c."addressHmac" FROM "Contact" c WHERE c."addressHmac" IN (SELECT o."addressHmac" FROM "VendorOptOut" o WHERE o."vendorId" = vendor_id) $$;
REVOKE ALL ON FUNCTION tl_contacts_opted_out(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl_contacts_opted_out(text) TO throughline_app;
