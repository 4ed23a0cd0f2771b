-- A website names a widget by its id alone: whose it is is looked up by it.
CREATE INDEX "Widget_id_idx" ON "Widget"("id");
