-- A partner may change its shifts and left-out steps while a journey runs.
GRANT UPDATE ("adjustments") ON "JourneyActivation" TO throughline_app;
