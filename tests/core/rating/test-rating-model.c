/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/rating/demo-register.h"

#include <math.h>

#include "core/rating/assay-rating-model.h"

/* A list that hears of every change and does the same to a copy of its own. */
typedef struct
{
  GPtrArray *items;
  guint changes;
  guint position;
  guint removed;
  guint added;
} Mirror;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Mirror     *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, (int) (position + i),
                        g_list_model_get_item (model, position + i));
  mirror->changes++;
  mirror->position = position;
  mirror->removed = removed;
  mirror->added = added;
}

static Mirror *
mirror_new (AssayRatingModel *model)
{
  Mirror *mirror = g_new0 (Mirror, 1);

  mirror->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), mirror);
  return mirror;
}

static void
mirror_check (Mirror           *mirror,
              AssayRatingModel *model)
{
  GListModel *list = G_LIST_MODEL (model);

  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (AssayRating) item = g_list_model_get_item (list, i);

      g_assert_true (item == g_ptr_array_index (mirror->items, i));
    }
}

static void
mirror_free (Mirror           *mirror,
             AssayRatingModel *model)
{
  mirror_check (mirror, model);
  g_signal_handlers_disconnect_by_data (model, mirror);
  g_ptr_array_unref (mirror->items);
  g_free (mirror);
}

/* The references of what the list shows, with commas between. */
static char *
get_references (AssayRatingModel *model)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (AssayRating) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      g_string_append_printf (text, "%s%s", i > 0 ? "," : "", assay_rating_get_reference (item));
    }
  return g_string_free (text, FALSE);
}

static void
check_references (AssayRatingModel *model,
                  const char       *expected)
{
  g_autofree char *references = get_references (model);

  g_assert_cmpstr (references, ==, expected);
}

static AssayRatingTable *
read_part (AssayConnection *connection,
           AssayRatingPart  part)
{
  g_autoptr (GError) error = NULL;
  AssayRatingTable *table =
    assay_rating_table_read (connection, "care-governance", "2010-11-q4", part, &error);

  g_assert_no_error (error);
  return table;
}

static void
show (AssayRatingModel *model,
      AssayConnection  *connection,
      AssayRatingPart   part)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, NULL);
  g_autoptr (AssayRatingTable) table = read_part (connection, part);

  assay_rating_model_set_table (model, table, framework);
}

static void
run (AssayConnection *connection,
     const char      *sql)
{
  g_autoptr (GError) error = NULL;

  assay_connection_run (connection, &error, sql, "");
  g_assert_no_error (error);
}

/* What the list shows */

static void
compare_property (GObject    *a,
                  GObject    *b,
                  GParamSpec *spec)
{
  GValue first = G_VALUE_INIT;
  GValue second = G_VALUE_INIT;
  g_autofree char *first_text = NULL;
  g_autofree char *second_text = NULL;

  g_object_get_property (a, spec->name, &first);
  g_object_get_property (b, spec->name, &second);
  first_text = g_strdup_value_contents (&first);
  second_text = g_strdup_value_contents (&second);
  g_assert_cmpstr (first_text, ==, second_text);
  g_value_unset (&first);
  g_value_unset (&second);
}

static void
compare_ratings (AssayRating *a,
                 AssayRating *b)
{
  guint n_specs;
  g_autofree GParamSpec **specs =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (a), &n_specs);

  g_assert_cmpuint (n_specs, >, 20);
  for (guint i = 0; i < n_specs; i++)
    compare_property (G_OBJECT (a), G_OBJECT (b), specs[i]);
}

/* A table says the same as the list that the exports are made from, in everything. */
static gpointer
check_same_as_list (AssayConnection  *connection,
                    gpointer          data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  g_autoptr (GPtrArray) ratings = NULL;

  run (connection, "UPDATE provider SET closed_on = '2010-01-01' WHERE reference = 'HC12'");
  rate (connection);
  run (connection, "UPDATE provider SET closed_on = '2011-04-01' WHERE reference = 'HC03'");
  run (connection, "UPDATE provider SET cqc_id = '1-200' WHERE reference = 'HC05'");
  ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, error);
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (ratings->len, ==, 11);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, ratings->len);
  g_assert_cmpuint (assay_rating_model_get_total (model), ==, ratings->len);
  for (guint i = 0; i < ratings->len; i++)
    {
      g_autoptr (AssayRating) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      compare_ratings (item, find_rating (ratings, assay_rating_get_reference (item)));
    }
  return NULL;
}

static void
test_same_as_list (Fixture       *fixture,
                   gconstpointer  data)
{
  assay_test_write (fixture->db, check_same_as_list, NULL);
}

/* What somebody holds stays what it was when the list has gone on. */
static gpointer
check_item_outlives (AssayConnection  *connection,
                     gpointer          data,
                     GCancellable     *cancellable,
                     GError          **error)
{
  AssayRatingModel *model = assay_rating_model_new ();
  g_autoptr (AssayRating) item = NULL;

  show (model, connection, ASSAY_RATING_PART_WHOLE);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 12));
  g_assert_finalize_object (model);
  g_assert_cmpstr (assay_rating_get_name (item), ==, "Ashdown Home Support");
  return NULL;
}

static void
test_item_outlives (Fixture       *fixture,
                    gconstpointer  data)
{
  assay_test_write (fixture->db, check_item_outlives, NULL);
}

/* Searching, filtering */

static gpointer
check_search (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  Mirror *mirror = mirror_new (model);

  run (connection, "UPDATE provider SET cqc_id = '1-200' WHERE reference = 'HC05'");
  run (connection, "UPDATE provider SET name_key = lower (name)");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_false (assay_rating_model_is_filtered (model));
  assay_rating_model_set_search (model, "ASHDOWN");
  g_assert_true (assay_rating_model_is_filtered (model));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 1);
  mirror_check (mirror, model);
  assay_rating_model_set_search (model, "hc0");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 9);
  mirror_check (mirror, model);
  assay_rating_model_set_search (model, "1/200");
  check_references (model, "HC05");
  assay_rating_model_set_search (model, "nobody");
  check_references (model, "");
  g_assert_cmpuint (assay_rating_model_find (model, 5), ==, G_MAXUINT);
  g_assert_cmpstr (assay_rating_model_find_nearest (model, "ashdon home"), ==, "Ashdown Home Support");
  g_assert_null (assay_rating_model_find_nearest (model, "zzzzzz"));
  assay_rating_model_set_search (model, " ");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 12);
  mirror_free (mirror, model);
  return NULL;
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_search, NULL);
}

static gpointer
check_filters (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  Mirror *mirror = mirror_new (model);

  rate (connection);
  run (connection, "UPDATE rating SET state = 'agreed', agreed_band = 'bronze' WHERE provider_id = 4");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (assay_rating_model_count_to_agree (model), ==, 8);
  assay_rating_model_set_band (model, "gold", TRUE);
  check_references (model, "HC09");
  assay_rating_model_set_band (model, ASSAY_RATING_MODEL_NOT_RATED, TRUE);
  g_assert_cmpuint (assay_rating_model_get_n_bands (model), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
  assay_rating_model_set_to_agree (model, TRUE);
  check_references (model, "HC09");
  assay_rating_model_set_band (model, "gold", FALSE);
  check_references (model, "");
  assay_rating_model_clear_filters (model);
  g_assert_cmpuint (assay_rating_model_count_outdated (model), ==, 0);
  run (connection, "UPDATE rating SET flag = 'A figure was corrected.' WHERE provider_id IN (4, 12)");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (assay_rating_model_count_outdated (model), ==, 2);
  assay_rating_model_set_outdated (model, TRUE);
  g_assert_true (assay_rating_model_is_filtered (model));
  check_references (model, "HC04,HC12");
  assay_rating_model_clear_filters (model);
  g_assert_false (assay_rating_model_has_band (model, ASSAY_RATING_MODEL_NOT_RATED));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 12);
  mirror_free (mirror, model);
  return NULL;
}

static void
test_filters (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_filters, NULL);
}

/* Sorting */

static gpointer
check_orders (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  Mirror *mirror = mirror_new (model);
  g_autofree char *by_name = NULL;
  g_autofree char *again = NULL;

  rate (connection);
  run (connection, "UPDATE provider SET service_type = 'Day care' WHERE reference IN ('HC02', 'HC07')");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  by_name = get_references (model);
  assay_rating_model_set_order (model, ASSAY_RATING_ORDER_SCORE, TRUE);
  g_assert_true (g_str_has_prefix (again = get_references (model), "HC09,HC04,HC03,HC08,HC01,"));
  mirror_check (mirror, model);
  for (guint order = 0; order <= ASSAY_RATING_ORDER_RETURNS; order++)
    for (guint descending = 0; descending < 2; descending++)
      {
        assay_rating_model_set_order (model, order, descending);
        mirror_check (mirror, model);
      }
  assay_rating_model_set_order (model, ASSAY_RATING_ORDER_NAME, FALSE);
  check_references (model, by_name);
  mirror_free (mirror, model);
  return NULL;
}

static void
test_orders (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_orders, NULL);
}

/* Whichever way a column is sorted, what is equal in it stays by name; without a figure comes first. */
static gpointer
check_ties (AssayConnection  *connection,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  g_autoptr (AssayRating) first = NULL;
  g_autoptr (AssayRating) last = NULL;

  run (connection, "UPDATE provider SET name = CASE WHEN id % 2 THEN 'B' ELSE 'A' END || id,"
                   " service_type = CASE WHEN id > 6 THEN 'Élan' ELSE 'Home' END");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  check_references (model, "HC10,HC12,HC02,HC04,HC06,HC08,HC01,HC11,HC03,HC05,HC07,HC09");
  assay_rating_model_set_order (model, ASSAY_RATING_ORDER_SCORE, TRUE);
  check_references (model, "HC10,HC12,HC02,HC04,HC06,HC08,HC01,HC11,HC03,HC05,HC07,HC09");
  assay_rating_model_set_order (model, ASSAY_RATING_ORDER_NAME, TRUE);
  check_references (model, "HC09,HC07,HC05,HC03,HC11,HC01,HC08,HC06,HC04,HC02,HC12,HC10");
  run (connection, "UPDATE provider SET service_type = 'Home care'");
  rate (connection);
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  assay_rating_model_set_order (model, ASSAY_RATING_ORDER_SCORE, FALSE);
  first = g_list_model_get_item (G_LIST_MODEL (model), 0);
  last = g_list_model_get_item (G_LIST_MODEL (model), 11);
  g_assert_true (isnan (assay_rating_get_score (first)));
  g_assert_false (isnan (assay_rating_get_score (last)));
  return NULL;
}

static void
test_ties (Fixture       *fixture,
           gconstpointer  data)
{
  assay_test_write (fixture->db, check_ties, NULL);
}

/* One table after another */

static gpointer
check_next_table (AssayConnection  *connection,
                  gpointer          data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  Mirror *mirror = mirror_new (model);
  guint position;

  show (model, connection, ASSAY_RATING_PART_WHOLE);
  mirror->changes = 0;
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (mirror->changes, ==, 0);
  mirror_check (mirror, model);

  run (connection, "UPDATE provider SET service_type = 'Day care' WHERE id = 5");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  position = assay_rating_model_find (model, 5);
  g_assert_cmpint (assay_rating_model_get_provider_id (model, position), ==, 5);
  g_assert_cmpuint (mirror->changes, ==, 1);
  g_assert_cmpuint (mirror->position, ==, position);
  g_assert_cmpuint (mirror->removed, ==, 1);
  g_assert_cmpuint (mirror->added, ==, 1);

  run (connection, "UPDATE provider SET closed_on = '2010-01-01' WHERE id = 5");
  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (mirror->position, ==, position);
  g_assert_cmpuint (mirror->removed, ==, 1);
  g_assert_cmpuint (mirror->added, ==, 0);
  mirror_free (mirror, model);
  return NULL;
}

static void
test_next_table (Fixture       *fixture,
                 gconstpointer  data)
{
  assay_test_write (fixture->db, check_next_table, NULL);
}

/* The first of a long list comes by itself, and the rest joins it. */
static gpointer
check_first_part (AssayConnection  *connection,
                  gpointer          data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (AssayRatingModel) model = assay_rating_model_new ();
  Mirror *mirror = mirror_new (model);
  g_autoptr (AssayRatingTable) first = NULL;
  guint n_first;

  run (connection, "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1499)"
                   " INSERT INTO provider (reference, reference_key, name, name_key)"
                   " SELECT 'X' || i, 'x' || i, 'Xylo ' || i, 'xylo ' || i FROM n");
  first = read_part (connection, ASSAY_RATING_PART_FIRST);
  g_assert_false (assay_rating_table_is_whole (first));
  g_assert_cmpuint (assay_rating_table_get_total (first), ==, 512);
  assay_rating_model_set_table (model, first, NULL);
  g_assert_cmpuint (assay_rating_model_get_total (model), ==, 512);
  n_first = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpuint (n_first, >=, 60);
  g_assert_cmpuint (n_first, <, 512);

  show (model, connection, ASSAY_RATING_PART_WHOLE);
  g_assert_cmpuint (mirror->changes, ==, 2);
  g_assert_cmpuint (mirror->position, ==, n_first);
  g_assert_cmpuint (mirror->removed, ==, 0);
  g_assert_cmpuint (mirror->added, ==, 512 - n_first);
  mirror_free (mirror, model);
  return NULL;
}

static void
test_first_part (Fixture       *fixture,
                 gconstpointer  data)
{
  assay_test_write (fixture->db, check_first_part, NULL);
}

/* A short list is whole at once. */
static gpointer
check_short_part (AssayConnection  *connection,
                  gpointer          data,
                  GCancellable     *cancellable,
                  GError          **error)
{
  g_autoptr (AssayRatingTable) first = NULL;
  g_autoptr (AssayRatingTable) refused = NULL;
  g_autoptr (GError) failure = NULL;

  rate (connection);
  run (connection, "UPDATE provider SET closed_on = '2011-04-01' WHERE reference = 'HC03'");
  first = read_part (connection, ASSAY_RATING_PART_FIRST);
  g_assert_true (assay_rating_table_is_whole (first));
  g_assert_cmpuint (assay_rating_table_get_total (first), ==, 12);
  refused = assay_rating_table_read (connection, "care-governance", "sometime", ASSAY_RATING_PART_FIRST,
                                     &failure);
  g_assert_null (refused);
  g_assert_nonnull (failure);
  return NULL;
}

static void
test_short_part (Fixture       *fixture,
                 gconstpointer  data)
{
  assay_test_write (fixture->db, check_short_part, NULL);
}

static void
add (const char *name,
     void      (*function) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/rating/model/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, function, assay_test_tear_down);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("same-as-list", test_same_as_list);
  add ("item-outlives", test_item_outlives);
  add ("search", test_search);
  add ("filters", test_filters);
  add ("orders", test_orders);
  add ("ties", test_ties);
  add ("next-table", test_next_table);
  add ("first-part", test_first_part);
  add ("short-part", test_short_part);
  return g_test_run ();
}
