-- The daily sweep erases uploaded lists after a week; it must see which imports still have a file. A path holds ids only.
GRANT SELECT ("filePath") ON "ContactImport" TO throughline_system;

-- The same question as tl_vendor_opted_out(), for a whole audience at once: asked one by one, 100,000 contacts take
-- four times as long. Whoever asks must know the addresses already; the list stays closed.
CREATE FUNCTION tl_vendor_opted_out_among(vendor_id text, address_hmacs text[]) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
  $$ SELECT o."addressHmac" FROM "VendorOptOut" o WHERE o."vendorId" = vendor_id AND o."addressHmac" = ANY(address_hmacs) $$;
REVOKE ALL ON FUNCTION tl_vendor_opted_out_among(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tl_vendor_opted_out_among(text, text[]) TO throughline_app;
