-- Written into the statement, a list of thirty thousand addresses took the planner longer than looking for them. Now they
-- are rows that the vendor's opt-outs are joined with; the expression keeps an index from being asked once per opt-out.
CREATE OR REPLACE FUNCTION tl_vendor_opted_out_among(vendor_id text, address_hmacs text[]) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(address_hmacs) < 1000 THEN
    RETURN QUERY SELECT o."addressHmac" FROM "VendorOptOut" o
      WHERE o."vendorId" = vendor_id AND o."addressHmac" = ANY(address_hmacs);
  ELSE
    RETURN QUERY SELECT o."addressHmac" FROM "VendorOptOut" o
      WHERE o."vendorId" = vendor_id AND (o."addressHmac" || '') IN (SELECT unnest(address_hmacs));
  END IF;
END $$;
