-- They only read settings, which a parallel worker has too. Unsafe, as functions are unless they say otherwise, they kept
-- every query under a policy on one core.
ALTER FUNCTION tl_vendor() PARALLEL SAFE;
ALTER FUNCTION tl_partner() PARALLEL SAFE;
ALTER FUNCTION tl_behalf_vendor() PARALLEL SAFE;
ALTER FUNCTION tl_acting_for() PARALLEL SAFE;
ALTER FUNCTION tl_vendor_opted_out(text, text) PARALLEL SAFE;

-- Of a large audience every address was looked up by itself. Now the vendor's opt-outs are read once and looked up among
-- the addresses, which needs the list as a constant (hence EXECUTE) and no index (hence the expression).
CREATE OR REPLACE FUNCTION tl_vendor_opted_out_among(vendor_id text, address_hmacs text[]) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(address_hmacs) < 1000 THEN
    RETURN QUERY SELECT o."addressHmac" FROM "VendorOptOut" o
      WHERE o."vendorId" = vendor_id AND o."addressHmac" = ANY(address_hmacs);
  ELSE
    RETURN QUERY EXECUTE 'SELECT o."addressHmac" FROM "VendorOptOut" o
      WHERE o."vendorId" = $1 AND (o."addressHmac" || '''') = ANY($2)' USING vendor_id, address_hmacs;
  END IF;
END $$;

-- The list of contacts opens by name.
CREATE INDEX "Contact_partnerId_lastName_firstName_id_idx" ON "Contact"("partnerId", "lastName", "firstName", "id");
