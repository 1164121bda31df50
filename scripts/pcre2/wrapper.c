/* What server/src/lookup/pcre/wasm.ts calls. Built by build.mjs for WebAssembly, without any import. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <stdlib.h>
#include "pcre2.h"

#define EXPORT(name) __attribute__((export_name(#name)))

static int error_number;
static PCRE2_SIZE error_offset;
static pcre2_match_context *limits;

EXPORT(allocate) void *allocate(size_t size) { return malloc(size ? size : 1); }

EXPORT(release) void release(void *address) { free(address); }

EXPORT(compile) pcre2_code *compile(PCRE2_SPTR pattern, size_t length, uint32_t options)
{
    return pcre2_compile(pattern, length, options, &error_number, &error_offset, 0);
}

EXPORT(errorNumber) int errorNumber(void) { return error_number; }

EXPORT(errorOffset) size_t errorOffset(void) { return error_offset; }

EXPORT(errorMessage) int errorMessage(int number, PCRE2_UCHAR *buffer, size_t size)
{
    return pcre2_get_error_message(number, buffer, size);
}

EXPORT(groupCount) uint32_t groupCount(pcre2_code *code)
{
    uint32_t count = 0;
    pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &count);
    return count;
}

EXPORT(createMatch) pcre2_match_data *createMatch(pcre2_code *code)
{
    return pcre2_match_data_create_from_pattern(code, 0);
}

EXPORT(freeMatch) void freeMatch(pcre2_match_data *data) { pcre2_match_data_free(data); }

EXPORT(match) int match(pcre2_code *code, PCRE2_SPTR subject, size_t length, pcre2_match_data *data, uint32_t limit)
{
    if (limits == 0)
        limits = pcre2_match_context_create(0);
    if (limits == 0)
        return PCRE2_ERROR_NOMEMORY;
    pcre2_set_match_limit(limits, limit);
    return pcre2_match(code, subject, length, 0, 0, data, limits);
}

EXPORT(offsets) PCRE2_SIZE *offsets(pcre2_match_data *data) { return pcre2_get_ovector_pointer(data); }

EXPORT(version) int version(PCRE2_UCHAR *buffer) { return pcre2_config(PCRE2_CONFIG_VERSION, buffer); }
