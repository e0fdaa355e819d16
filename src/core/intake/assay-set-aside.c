/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A packed row is its texts end to end, each with its NUL, in a block: identity, reason, then the cells. */

#include "core/intake/assay-set-aside.h"

#include <string.h>

struct _AssaySetAside
{
  GObject parent_instance;

  guint64 line;
  char *identity;
  char *reason;
  char **cells;
};

G_DEFINE_FINAL_TYPE (AssaySetAside, assay_set_aside, G_TYPE_OBJECT)

enum
{
  PROP_LINE = 1,
  PROP_IDENTITY,
  PROP_REASON,
  PROP_CELLS
};

typedef struct
{
  guint64 line;
  gsize start;
  guint n_cells;
} PackedRow;

struct _AssaySetAsideList
{
  GObject parent_instance;

  GArray *rows;
  GByteArray *texts;
};

static void assay_set_aside_list_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AssaySetAsideList, assay_set_aside_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      assay_set_aside_list_list_model_init))

static void
assay_set_aside_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AssaySetAside *self = ASSAY_SET_ASIDE (object);

  switch (id)
    {
    case PROP_LINE:
      g_value_set_uint64 (value, self->line);
      break;
    case PROP_IDENTITY:
      g_value_set_string (value, self->identity);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_CELLS:
      g_value_set_boxed (value, self->cells);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
assay_set_aside_finalize (GObject *object)
{
  AssaySetAside *self = ASSAY_SET_ASIDE (object);

  g_free (self->identity);
  g_free (self->reason);
  g_strfreev (self->cells);
  G_OBJECT_CLASS (assay_set_aside_parent_class)->finalize (object);
}

static void
assay_set_aside_class_init (AssaySetAsideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = assay_set_aside_get_property;
  object_class->finalize = assay_set_aside_finalize;
  g_object_class_install_property (object_class, PROP_LINE,
                                   g_param_spec_uint64 ("line", NULL, NULL, 0, G_MAXUINT64, 0, flags));
  g_object_class_install_property (object_class, PROP_IDENTITY,
                                   g_param_spec_string ("identity", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_REASON,
                                   g_param_spec_string ("reason", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_CELLS,
                                   g_param_spec_boxed ("cells", NULL, NULL, G_TYPE_STRV, flags));
}

static void
assay_set_aside_init (AssaySetAside *self)
{
}

/**
 * assay_set_aside_new:
 * @line: the line of the file, from 1
 * @identity: what the row calls itself, or ""
 * @reason: why it is set aside, a sentence
 * @cells: (transfer full): its texts
 *
 * Makes an item.
 *
 * Returns: (transfer full): the item
 */
AssaySetAside *
assay_set_aside_new (guint64     line,
                     const char *identity,
                     const char *reason,
                     char      **cells)
{
  AssaySetAside *self = g_object_new (ASSAY_TYPE_SET_ASIDE, NULL);

  self->line = line;
  self->identity = g_strdup (identity);
  self->reason = g_strdup (reason);
  self->cells = cells;
  return self;
}

/**
 * assay_set_aside_get_line:
 * @self: an item
 *
 * Tells where the row is.
 *
 * Returns: the line of the file, from 1
 */
guint64
assay_set_aside_get_line (AssaySetAside *self)
{
  return self->line;
}

/**
 * assay_set_aside_get_reason:
 * @self: an item
 *
 * Tells why the row is set aside.
 *
 * Returns: (transfer none): a sentence
 */
const char *
assay_set_aside_get_reason (AssaySetAside *self)
{
  return self->reason;
}

/**
 * assay_set_aside_get_cells:
 * @self: an item
 *
 * Gives the row's texts as they are in the file.
 *
 * Returns: (transfer none): the texts
 */
const char *const *
assay_set_aside_get_cells (AssaySetAside *self)
{
  return (const char *const *) self->cells;
}

static void
assay_set_aside_list_finalize (GObject *object)
{
  AssaySetAsideList *self = ASSAY_SET_ASIDE_LIST (object);

  g_array_unref (self->rows);
  g_byte_array_unref (self->texts);
  G_OBJECT_CLASS (assay_set_aside_list_parent_class)->finalize (object);
}

static void
assay_set_aside_list_class_init (AssaySetAsideListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_set_aside_list_finalize;
}

static void
assay_set_aside_list_init (AssaySetAsideList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (PackedRow));
  self->texts = g_byte_array_new ();
}

static GType
assay_set_aside_list_get_item_type (GListModel *model)
{
  return ASSAY_TYPE_SET_ASIDE;
}

static guint
assay_set_aside_list_get_n_items (GListModel *model)
{
  return ASSAY_SET_ASIDE_LIST (model)->rows->len;
}

static gpointer
assay_set_aside_list_get_item (GListModel *model,
                               guint       position)
{
  AssaySetAsideList *self = ASSAY_SET_ASIDE_LIST (model);
  const PackedRow *row;
  const char *identity, *reason, *text;
  char **cells;

  if (position >= self->rows->len)
    return NULL;
  row = &g_array_index (self->rows, PackedRow, position);
  identity = (const char *) self->texts->data + row->start;
  reason = identity + strlen (identity) + 1;
  cells = g_new0 (char *, row->n_cells + 1);
  text = reason + strlen (reason) + 1;
  for (guint i = 0; i < row->n_cells; i++, text += strlen (text) + 1)
    cells[i] = g_strdup (text);
  return assay_set_aside_new (row->line, identity, reason, cells);
}

static void
assay_set_aside_list_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = assay_set_aside_list_get_item_type;
  iface->get_n_items = assay_set_aside_list_get_n_items;
  iface->get_item = assay_set_aside_list_get_item;
}

/**
 * assay_set_aside_list_new:
 *
 * Makes an empty list.
 *
 * Returns: (transfer full): the list
 */
AssaySetAsideList *
assay_set_aside_list_new (void)
{
  return g_object_new (ASSAY_TYPE_SET_ASIDE_LIST, NULL);
}

static void
pack_text (AssaySetAsideList *self,
           const char        *text)
{
  g_byte_array_append (self->texts, (const guint8 *) text, (guint) strlen (text) + 1);
}

/**
 * assay_set_aside_list_add:
 * @self: a list that nobody watches yet
 * @row: the row, copied
 * @identity: (nullable): what it calls itself
 * @reason: why it is set aside
 *
 * Adds a row.
 */
void
assay_set_aside_list_add (AssaySetAsideList   *self,
                          const AssayTableRow *row,
                          const char          *identity,
                          const char          *reason)
{
  PackedRow packed = { row->line, self->texts->len, row->n_cells };

  pack_text (self, identity != NULL ? identity : "");
  pack_text (self, reason);
  for (guint i = 0; i < row->n_cells; i++)
    pack_text (self, row->cells[i].text);
  g_array_append_val (self->rows, packed);
}

/**
 * assay_set_aside_list_take:
 * @self: a list
 * @other: another, left empty, which nobody watches
 *
 * Takes over the rows of another list in place of its own.
 */
void
assay_set_aside_list_take (AssaySetAsideList *self,
                           AssaySetAsideList *other)
{
  guint removed = self->rows->len;
  GArray *rows = self->rows;
  GByteArray *texts = self->texts;

  self->rows = other->rows;
  self->texts = other->texts;
  other->rows = g_array_set_size (rows, 0);
  other->texts = g_byte_array_set_size (texts, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, self->rows->len);
}
