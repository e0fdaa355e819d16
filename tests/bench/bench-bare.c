/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A window with nothing but a column view of plain labels, over rows read from a file of tab-separated
 * texts: what the application's list is measured against. */

#include "bench/bench-frames.h"

#include <stdlib.h>
#include <string.h>

#define N_COLUMNS 7

typedef struct
{
  GObject parent_instance;
  char **cells;
  char *key;
} Row;

typedef GObjectClass RowClass;

static GType row_get_type (void);

G_DEFINE_TYPE (Row, row, G_TYPE_OBJECT)

static void
row_class_init (RowClass *klass)
{
}

static void
row_init (Row *self)
{
}

typedef struct
{
  const char *mode;
  GPtrArray *rows;
  GPtrArray *result;
  GListStore *store;
  GtkColumnView *view;
} Bare;

static GPtrArray *
read_rows (const char *path)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  char *contents = NULL;
  char *line;
  char *rest;

  if (!g_file_get_contents (path, &contents, NULL, NULL))
    g_error ("Cannot read %s", path);
  for (line = strtok_r (contents, "\n", &rest); line != NULL; line = strtok_r (NULL, "\n", &rest))
    {
      Row *row = g_object_new (row_get_type (), NULL);

      row->cells = g_strsplit (line, "\t", N_COLUMNS);
      g_assert (g_strv_length (row->cells) == N_COLUMNS);
      row->key = g_utf8_casefold (row->cells[0], -1);
      g_ptr_array_add (rows, row);
    }
  g_free (contents);
  return rows;
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  const Row *row = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       row->cells[GPOINTER_TO_UINT (user_data)]);
}

static GtkColumnView *
create_view (GListStore *store)
{
  GtkSelectionModel *selection =
    GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (store))));
  GtkWidget *view = gtk_column_view_new (selection);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_column_set_expand (column, i == 0);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  return GTK_COLUMN_VIEW (view);
}

static void
find_rows (const char *text,
           gpointer    user_data)
{
  Bare *bare = user_data;
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_ptr_array_set_size (bare->result, 0);
  for (guint i = 0; i < bare->rows->len; i++)
    {
      Row *row = g_ptr_array_index (bare->rows, i);

      if (strstr (row->key, folded) != NULL)
        g_ptr_array_add (bare->result, row);
    }
}

static void
show_result (const char *text,
             gpointer    user_data)
{
  Bare *bare = user_data;

  g_list_store_splice (bare->store, 0, g_list_model_get_n_items (G_LIST_MODEL (bare->store)),
                       bare->result->pdata, bare->result->len);
}

static gboolean
measure_cb (gpointer user_data)
{
  Bare *bare = user_data;
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) second = g_array_new (FALSE, FALSE, sizeof (double));

  bench_frames_wait_rows (bare->view);
  if (g_str_equal (bare->mode, "search-paint"))
    {
      bench_frames_type (bare->view, find_rows, show_result, bare, first, second);
      bench_frames_tell (bench_frames_pick (second, 0.5));
    }
  else if (g_str_equal (bare->mode, "scroll"))
    {
      bench_frames_scroll (bare->view, first);
      bench_frames_tell (bench_frames_pick (first, 0.95));
    }
  exit (EXIT_SUCCESS);
}

static void
activate_cb (GtkApplication *application,
             gpointer        user_data)
{
  Bare *bare = user_data;
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  bare->store = g_list_store_new (row_get_type ());
  g_list_store_splice (bare->store, 0, 0, bare->rows->pdata, bare->rows->len);
  bare->view = create_view (bare->store);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (bare->view));
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), BENCH_WIDTH, BENCH_HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
  g_idle_add_full (G_PRIORITY_HIGH, measure_cb, bare, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  Bare bare = { 0 };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-bare paint|search-paint|scroll ROWS\n");
      return 2;
    }
  bare.mode = argv[1];
  bare.rows = read_rows (argv[2]);
  bare.result = g_ptr_array_new ();
  application = gtk_application_new ("org.assay.BenchBare", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &bare);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
