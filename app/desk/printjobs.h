// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/doctor.h"

#include <QByteArray>

namespace naru::desk {

/// What the print service does with the files of finished jobs, by its cupsd.conf. Without the line it keeps them for a
/// day (cupsd.conf(5), PreserveJobFiles). Naru takes its own away at once; those of other programs on this desk stay.
/// Ok: kept by nobody; Watch: kept; Off: there is no print service.
Finding::State printJobsBy(const QByteArray& configuration);

/// "doctor.print_jobs", from this machine's own file.
Finding examinePrintJobs();

} // namespace naru::desk
