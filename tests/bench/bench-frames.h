/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The size of both windows, so that they paint as much. */
#define BENCH_WIDTH 1280
#define BENCH_HEIGHT 800

/**
 * BenchType:
 * @text: what the search is for
 * @user_data: from the caller
 *
 * Does something about a text that is searched for.
 */
typedef void (*BenchType) (const char *text,
                           gpointer    user_data);

gint64 bench_frames_get_time    (void);
void   bench_frames_settle      (guint          milliseconds);
void   bench_frames_wait_rows   (GtkColumnView *view);
double bench_frames_wait_quiet  (GtkWidget     *widget,
                                 gint64         since);
void   bench_frames_type        (GtkColumnView *view,
                                 BenchType      prepare,
                                 BenchType      type,
                                 gpointer       user_data,
                                 GArray        *computed,
                                 GArray        *painted);
void   bench_frames_scroll      (GtkColumnView *view,
                                 GArray        *frames);
double bench_frames_pick        (GArray        *seconds,
                                 double         place);
void   bench_frames_tell        (double         seconds);

G_END_DECLS
