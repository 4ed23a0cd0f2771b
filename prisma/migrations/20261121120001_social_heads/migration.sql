-- A sweep has to know whether a post is still to come: who subscribes late gets no old ones.
GRANT SELECT ("publishAt") ON "SocialPost" TO throughline_system;
