/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/spoken-test.h"

#include "core/assessment/visit-ways.h"

/* A visit of 150 criteria as an officer makes it who does not see the form: each criterion is answered by what is
 * heard of it, with keys alone, from the list of visits to the sign-off. The score that is heard at the end is that of
 * a calculation from what was heard. Wants a display, a session bus and xdotool; skipped without. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AtspiEventListener, g_object_unref)

typedef struct
{
  Spoken spoken;
  AssessFixture assess;
  AtspiEventListener *listener;
  AtspiAccessible *focus;       /* nullable: what had the keyboard last */
  guint n_heard;                /* how often the keyboard went somewhere else */
  gint64 half_points;
  gint64 weights;
} Fixture;

static const char *const answers[] = { "Met in full", "Met in part", "Not met", "Not applicable" };

/* Listening */

static void
focused_cb (AtspiEvent *event,
            void       *user_data)
{
  Fixture *self = user_data;

  if (event->detail1 == 1)
    {
      g_set_object (&self->focus, event->source);
      self->n_heard++;
    }
  g_boxed_free (ATSPI_TYPE_EVENT, event);
}

static void
turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (5000);
}

/* What a screen reader says of what has the keyboard: its name and its description. */
static char *
dup_heard (Fixture *self)
{
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  if (self->focus == NULL)
    return g_strdup ("");
  name = atspi_accessible_get_name (self->focus, NULL);
  description = atspi_accessible_get_description (self->focus, NULL);
  return g_strdup_printf ("%s. %s", name != NULL ? name : "", description != NULL ? description : "");
}

/* Waits until what is heard has all the words. */
static char *
hear (Fixture    *self,
      const char *words,
      const char *more)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  g_autofree char *heard = NULL;

  while (g_get_monotonic_time () < deadline)
    {
      turn ();
      g_free (heard);
      heard = dup_heard (self);
      if (strstr (heard, words) != NULL && strstr (heard, more) != NULL)
        return g_steal_pointer (&heard);
    }
  g_error ("“%s” and “%s” are not heard, but “%s”", words, more, heard);
  return NULL;
}

static void
expect_to_hear (Fixture    *self,
                const char *words,
                const char *more)
{
  g_free (hear (self, words, more));
}

/* Goes on with Tab until something is heard. */
static void
tab_to (Fixture    *self,
        const char *words)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  for (guint n = self->n_heard;; n = self->n_heard)
    {
      g_autofree char *heard = dup_heard (self);

      if (strstr (heard, words) != NULL)
        return;
      type_key ("Tab");
      while (self->n_heard == n)
        {
          if (g_get_monotonic_time () > deadline)
            g_error ("Tab does not lead to “%s”, the last is “%s”", words, heard);
          turn ();
        }
    }
}

static void
give_window_keys (const char *title)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!give_keys_to (title))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (POLL_MICROSECONDS);
    }
}

static void
type_text (const char *text)
{
  const char *argv[] = { "xdotool", "type", "--clearmodifiers", "--delay", "5", text, NULL };

  g_assert_true (run_xdotool (argv));
}

/* One criterion */

static guint
parse_after (const char *heard,
             const char *words)
{
  const char *at = strstr (heard, words);

  g_assert_nonnull (at);
  return (guint) g_ascii_strtoull (at + strlen (words), NULL, 10);
}

/* A policy and nothing else counts as met in part at most. */
static gboolean
rests_on_policy (guint criterion)
{
  return criterion % 10 == 4;
}

static void
count (Fixture *self,
       guint    criterion,
       guint    answer)
{
  const gint64 weight = criterion % 7 == 6 ? 3 : 1;

  if (answer == 3)
    return;
  self->weights += weight;
  self->half_points += weight * (rests_on_policy (criterion) ? MIN (2 - (gint64) answer, 1) : 2 - answer);
}

static void
give_evidence (Fixture    *self,
               guint       criterion,
               const char *title)
{
  if (criterion == 0 || criterion % 10 == 7)
    {
      type_key ("t");
      type_key ("r");
      expect_to_hear (self, title, "Evidence: Staff, Records.");
    }
  if (rests_on_policy (criterion))
    {
      type_key ("p");
      expect_to_hear (self, title, "Evidence: Policy.");
    }
}

static void
write_note (Fixture    *self,
            const char *title)
{
  type_key ("n");
  expect_to_hear (self, "Note", "");
  type_text ("seen on the day");
  type_key ("Escape");
  expect_to_hear (self, title, "");
}

/* Answers the criterion that is heard. Which it is says the form alone. */
static void
answer_next (Fixture     *self,
             guint        position,
             const guint *drawn)
{
  g_autofree char *place = g_strdup_printf (" %u of %u.", position, VISIT_WAYS_ASKED);
  g_autofree char *heard = hear (self, ": to answer", place);
  const guint criterion = parse_after (heard, "Criterion ");
  g_autofree char *title = g_strdup_printf ("Criterion %u: ", criterion);
  g_autofree char *answered = g_strconcat (title, answers[drawn[criterion]], NULL);
  g_autofree char *key = g_strdup_printf ("%u", drawn[criterion] + 1);

  give_evidence (self, criterion, title);
  if (criterion % 25 == 2)
    write_note (self, title);
  type_key (key);
  expect_to_hear (self, answered, place);
  count (self, criterion, drawn[criterion]);
  /* Enter goes on from the evidence as well; it presses nothing there. */
  if (criterion % 25 == 12)
    type_key ("e");
  type_key ("Return");
}

/* The whole visit */

static void
open_visit (Fixture *self)
{
  expect (&self->spoken, "Visits", ATSPI_ROLE_INVALID);
  give_window_keys ("test.assay");
  type_key ("alt+3");
  tab_to (self, "Provider 1, risk");
  type_key ("Return");
  expect_to_hear (self, "Criterion 0: to answer", " 1 of ");
}

static void
sign_off (Fixture *self)
{
  type_key ("alt+s");
  give_window_keys ("Sign Off");
  expect (&self->spoken, "Why it stays as it is", ATSPI_ROLE_INVALID);
  tab_to (self, "Why it stays as it is");
  type_text ("talked over with the manager");
  type_key ("alt+s");
}

/* The register says when it is done. To search the screen while its pages change hands has once ended the application:
 * the toolkit does not always bear being asked for what it is taking down. */
static void
wait_signed_off (Fixture *self)
{
  const gint64 deadline = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  assess_refresh (&self->assess);
  while (assay_assessment_get_state (self->assess.visit) != ASSAY_ASSESSMENT_SIGNED_OFF)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_usleep (POLL_MICROSECONDS);
      assess_refresh (&self->assess);
    }
  g_usleep (10 * POLL_MICROSECONDS);
}

static void
check_score (Fixture *self)
{
  const gint64 tenths = (self->half_points * 1000 + self->weights) / (2 * self->weights);
  g_autofree char *score = g_strdup_printf ("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT, tenths / 10, tenths % 10);
  g_autoptr (GHashTable) stored = NULL;
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  g_test_message ("Heard answers give %s", score);
  wait_signed_off (self);
  expect (&self->spoken, score, ATSPI_ROLE_INVALID);
  stored = assess_answers (&self->assess);
  g_assert_cmpuint (g_hash_table_size (stored), ==, VISIT_WAYS_ASKED);
  evidence = assay_assessment_to_evidence (self->assess.visit, self->assess.framework, stored, NULL);
  result = assay_score (self->assess.framework, evidence);
  g_assert_true (result->rated);
  g_assert_cmpint (lround (10 * result->score), ==, tenths);
}

static void
check_note (Fixture *self)
{
  g_autoptr (GHashTable) stored = assess_answers (&self->assess);
  const AssayAnswer *answer = g_hash_table_lookup (stored, "c52");

  g_assert_cmpstr (answer->note, ==, "seen on the day");
}

static void
test_whole_visit (Fixture       *self,
                  gconstpointer  data)
{
  guint drawn[VISIT_WAYS_ASKED];

  visit_ways_draw (drawn);
  open_visit (self);
  for (guint i = 1; i <= VISIT_WAYS_ASKED; i++)
    answer_next (self, i, drawn);
  sign_off (self);
  check_score (self);
  check_note (self);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AtspiAccessible) desktop = atspi_get_desktop (0);

  /* What is heard is what the application says now. */
  atspi_accessible_set_cache_mask (desktop, ATSPI_CACHE_NONE);
  assess_set_up (&self->assess, &visit_ways_shape);
  assess_begin (&self->assess, 1, "announced", "2011-03-12");
  make_places (&self->spoken);
  g_free (self->spoken.register_path);
  self->spoken.register_path = g_strdup (self->assess.base.path);
  self->listener = atspi_event_listener_new (focused_cb, self, NULL);
  atspi_event_listener_register (self->listener, "object:state-changed:focused", &error);
  g_assert_no_error (error);
  start_application (&self->spoken);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  atspi_event_listener_deregister (self->listener, "object:state-changed:focused", NULL);
  g_clear_object (&self->listener);
  g_clear_object (&self->focus);
  end_application (&self->spoken);
  assess_tear_down (&self->assess, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* The client's own library warns of caches that applications do not have. */
  g_log_set_always_fatal (G_LOG_FATAL_MASK);
  if (!has_what_it_needs ())
    {
      g_print ("1..0 # SKIP no display, session bus or xdotool\n");
      return 0;
    }
  g_test_add ("/app/visit-spoken/whole-visit", Fixture, NULL, set_up, test_whole_visit, tear_down);
  return g_test_run ();
}
