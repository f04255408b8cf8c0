// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/receiptcheck.h"

namespace naru {

/// What the data folder `folder` keeps of the hub's word on receipts: the list of lost desks, and proofs of this desk's
/// own entries. Read and judged anew at each question, since both come and go while a desk runs.
desk::HubKeeps hubKeepsIn(const QString& folder);

} // namespace naru
