/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE

#include "core/base/assay-text-index.h"

#include <string.h>

#include "core/base/assay-text.h"

/* Neither is ever in a folded text, so that nothing is found across two texts. */
#define TEXT_END '\x1f'
#define ENTRY_END '\n'

struct _AssayTextIndex
{
  GString *packed;
  GArray *ends;    /* guint: where each entry ends, its mark included */
};

/**
 * assay_text_index_new:
 *
 * Returns: (transfer full): an index without entries
 */
AssayTextIndex *
assay_text_index_new (void)
{
  AssayTextIndex *self = g_new0 (AssayTextIndex, 1);

  self->packed = g_string_new (NULL);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

/**
 * assay_text_index_free:
 * @self: an index
 */
void
assay_text_index_free (AssayTextIndex *self)
{
  g_string_free (self->packed, TRUE);
  g_array_unref (self->ends);
  g_free (self);
}

static void
append_plain (GString    *packed,
              const char *folded)
{
  g_autofree char *plain = g_str_is_ascii (folded) ? NULL : assay_text_plain (folded);

  g_string_append (packed, plain != NULL ? plain : folded);
}

/**
 * assay_text_index_add:
 * @self: an index
 * @texts: (array length=n_texts): texts as assay_text_fold () makes them
 * @n_texts: how many
 *
 * Adds an entry, which is found by what is in any one of its texts, with or without the marks on its letters.
 */
void
assay_text_index_add (AssayTextIndex    *self,
                      const char *const *texts,
                      guint              n_texts)
{
  guint end;

  for (guint i = 0; i < n_texts; i++)
    {
      append_plain (self->packed, texts[i]);
      g_string_append_c (self->packed, i + 1 < n_texts ? TEXT_END : ENTRY_END);
    }
  end = (guint) self->packed->len;
  g_array_append_val (self->ends, end);
}

/**
 * assay_text_index_find:
 * @self: an index
 * @folded: what is searched for, as assay_text_fold () makes it; "" finds all
 * @found: (array) (out caller-allocates): takes for each entry, in the order they were added, 1 where it
 *   holds @folded, else 0
 *
 * Looks through all entries. Any thread, as long as none adds.
 *
 * Returns: how many were found
 */
guint
assay_text_index_find (AssayTextIndex *self,
                       const char     *folded,
                       guint8         *found)
{
  g_autofree char *plain = assay_text_plain (folded);
  const gsize length = strlen (plain);
  const char *start = self->packed->str;
  const char *at = start;
  const char *end = start + self->packed->len;
  guint entry = 0;
  guint count = 0;

  memset (found, length == 0, self->ends->len);
  if (length == 0)
    return self->ends->len;
  while ((at = memmem (at, (gsize) (end - at), plain, length)) != NULL)
    {
      while (g_array_index (self->ends, guint, entry) <= (gsize) (at - start))
        entry++;
      found[entry] = 1;
      count++;
      at = start + g_array_index (self->ends, guint, entry);
    }
  return count;
}
