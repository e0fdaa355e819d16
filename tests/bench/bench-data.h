/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BENCH_N_PROVIDERS 21000
#define BENCH_N_SERVICES 57000
#define BENCH_N_RETURNS 1000000
#define BENCH_N_QUARTERS 4

void bench_data_write_register   (const char *path,
                                  guint       n_providers);
void bench_data_write_england    (const char *path,
                                  guint       n_services);
void bench_data_write_survey     (const char *path,
                                  guint       n_rows,
                                  guint       n_providers,
                                  guint32     seed);
void bench_data_write_returns    (const char *path,
                                  const char *period,
                                  guint       n_providers,
                                  guint32     seed);
void bench_data_write_wide_table (const char *path,
                                  const char *sql_path,
                                  guint       n_rows,
                                  guint       n_providers);
void bench_data_write_xlsx       (const char *path,
                                  guint       n_rows,
                                  guint       n_columns);
void bench_data_write_ods        (const char *path,
                                  guint       n_rows,
                                  guint       n_columns);

G_END_DECLS
