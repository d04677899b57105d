#include "widgets/ink/font_subset.h"

#include "engine/base/error.h"

#include <hb-subset.h>
#include <memory>

namespace seq {
namespace {

template <auto destroy> struct Destroy {
    template <class T> void operator()(T* owned) const { destroy(owned); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using Wish = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;

} // namespace

QByteArray fontSubset(std::span<const std::byte> font, const std::set<char32_t>& characters)
{
    const Blob whole(hb_blob_create(reinterpret_cast<const char*>(font.data()),
        unsigned(font.size()), HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const Face face(hb_face_create(whole.get(), 0));
    const Wish wish(hb_subset_input_create_or_fail());
    if (!wish) throw std::bad_alloc();
    for (const char32_t c : characters)
        hb_set_add(hb_subset_input_unicode_set(wish.get()), c);
    hb_set_t* dropped = hb_subset_input_set(wish.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t table : {HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
             HB_TAG('G', 'D', 'E', 'F'), HB_TAG('k', 'e', 'r', 'n')})
        hb_set_add(dropped, table);
    hb_subset_input_set_flags(wish.get(), HB_SUBSET_FLAGS_NO_HINTING);
    const Face part(hb_subset_or_fail(face.get(), wish.get()));
    if (!part) throw badInput("a font of {} bytes cannot be cut to its glyphs", font.size());
    const Blob bytes(hb_face_reference_blob(part.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(bytes.get(), &size);
    return {data, qsizetype(size)};
}

} // namespace seq
